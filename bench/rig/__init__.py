"""The parts of the load run: the machine, its processes, the workloads, the load."""
