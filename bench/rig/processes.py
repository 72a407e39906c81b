"""Processes that end with the run, whatever ends it."""
import signal, subprocess

PATIENCE_SECONDS = 10


class Processes:
    """Starts processes, each on one core, with their output in a file of the folder."""

    def __init__(self, folder):
        self.folder = folder
        self.running = []

    def __enter__(self):
        return self

    def start(self, name, core, command):
        log = self.folder / f"{name}.log"
        with open(log, "w") as out:
            process = subprocess.Popen(["taskset", "-c", str(core), *command], stdout=out, stderr=subprocess.STDOUT)
        process.log = log
        self.running.append(process)
        return process

    def end(self, process, kill=False):
        if process.poll() is None:
            process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
            try:
                process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def __exit__(self, *_):
        for process in reversed(self.running):
            self.end(process)
