#!/usr/bin/env python3
"""Load on the router: CPU time per request, requests a second and latency, for the workloads of bench/workload.

    python3 bench/run.py                  builds, then measures with and without shared subgraph requests
    python3 bench/run.py --only heavy     one workload
    python3 bench/run.py --against "java -jar OTHER.jar --config {config}"     the same, beside another router, in pairs

The router runs alone on core 1; the subgraphs and the load (wrk) run on core 0. In commands `{config}`, `{supergraph}` and `{port}` are filled in.
Everything listens on loopback and is ended when the run ends. What is needed beside the JDK is said when it is missing.
"""
import argparse, json, os, pathlib, shlex, statistics, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from rig import load, machine, workloads
from rig.processes import Processes

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUBGRAPHS_PORT = 4720
ROUTER_PORT_FIRST = 4700

# As docs/router.md says for one core.
JVM_FLAGS = "-XX:+UseSerialGC -Xms512m -Xmx512m -Xmn320m -XX:+UseCompactObjectHeaders"

CONFIG = """supergraph: {supergraph}
listen:
  port: {port}
share-fetches: {share}
share-answers: {share}
"""


def options():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=int, default=6, help="of one measurement (default 6)")
    arguments.add_argument("--warmup", type=int, default=30, help="seconds of load before heavy and new (default 30), until everything is compiled; a third of it before the others")
    arguments.add_argument("--rounds", type=int, default=1, help="measurements of each, of which the median is told; with --against in turns")
    arguments.add_argument("--connections", type=int, default=50)
    arguments.add_argument("--only", action="append", choices=workloads.NAMES, help="a workload; may be repeated")
    arguments.add_argument("--no-build", action="store_true", help="take the jars as they are")
    arguments.add_argument("--share", choices=["both", "false", "true"], default="both", help="subgraph requests deduplicated or not (default: both, one after the other)")
    arguments.add_argument("--command", help="the router's command, instead of the jar built here")
    arguments.add_argument("--against", help="another router's command, measured in turns with the first")
    arguments.add_argument("--subgraphs", help="the subgraphs' command, instead of the jar built here")
    arguments.add_argument("--threads", action="store_true", help="CPU time per request by thread, too")
    arguments.add_argument("--json", help="a file for the figures")
    return arguments.parse_args()


def router_command(text, port, share, folder):
    config = folder / f"router-{port}.yaml"
    config.write_text(CONFIG.format(supergraph=workloads.FOLDER / "supergraph.graphql", port=port, share=share))
    fill = {"{config}": str(config), "{supergraph}": str(workloads.FOLDER / "supergraph.graphql"), "{port}": str(port)}
    words = shlex.split(text)
    for name, value in fill.items():
        words = [word.replace(name, value) for word in words]
    return words


def subgraphs_command(options):
    own = f"{machine.java()} -XX:+UseSerialGC -jar {ROOT / 'bench/target/bench-subgraphs.jar'}"
    return shlex.split(options.subgraphs or own) + [str(SUBGRAPHS_PORT)]


def measure(options, commands, share, folder):
    """Rows of figures: one for each workload and command."""
    rows = []
    with Processes(folder) as processes:
        subgraphs = processes.start("subgraphs", 0, subgraphs_command(options))
        load.wait_ready(SUBGRAPHS_PORT, "/products", subgraphs)
        routers = []
        for number, text in enumerate(commands):
            port = ROUTER_PORT_FIRST + number
            router = processes.start(f"router-{number}", 1, router_command(text, port, share, folder))
            load.wait_ready(port, "/graphql", router)
            routers.append((router, port))
        for workload in workloads.ALL:
            if options.only and workload.name not in options.only:
                continue
            for router, port in routers:
                workload.check(load.post(port, "/graphql", workload.body("check")))
                load.warm(workload, router, port, options.warmup if workload.long_warmup else max(1, options.warmup // 3), options.connections, folder)
                taken = [[] for _ in routers]
            for _ in range(options.rounds):
                for number, (router, port) in enumerate(routers):
                    taken[number].append(load.measured(workload, router, port, options.seconds, options.connections, folder))
            for number, (router, port) in enumerate(routers):
                workload.check(load.post(port, "/graphql", workload.body("again")))
                rows.append(row(workload, number, share, taken[number], machine.memory_mib(router.pid)))
                print(line(rows[-1]), flush=True)
                if options.threads:
                    print(threads(taken[number][-1]["threads_ms"]), flush=True)
            if len(routers) == 2:
                pairs = [b["cpu_ms"] / a["cpu_ms"] for a, b in zip(*taken)]
                print(f"{'':10} the second takes {statistics.median(pairs):.3f} of the first one's CPU (pairs: {', '.join(f'{pair:.3f}' for pair in pairs)})", flush=True)
    return rows


def row(workload, number, share, taken, memory):
    middle = {key: statistics.median(one[key] for one in taken) for key in ("cpu_ms", "per_second", "p50_ms", "p99_ms")}
    return {"workload": workload.name, "router": number, "share": share, "wrong": sum(one["wrong"] for one in taken), "memory_mib": memory, **middle}


def line(row):
    peer = workloads.HIVE_ROUTER_CPU_MS[row["workload"]]
    return (f"{row['workload']:10} {row['router']:>2} {row['cpu_ms']:11.3f} {row['per_second']:9.0f} {row['p50_ms']:8.2f} {row['p99_ms']:8.2f}"
            f" {row['memory_mib']:6.0f} {row['wrong']:6} {peer:11.3f} {row['cpu_ms'] / peer:6.2f}")


def threads(by_name):
    most = sorted(by_name.items(), key=lambda one: -one[1])
    return f"{'':13} " + ", ".join(f"{name} {spent:.3f}" for name, spent in most if spent >= 0.001)


def main():
    chosen = options()
    machine.need_tools()
    if not chosen.no_build:
        machine.build(ROOT)
    own = chosen.command or f"{machine.java()} {JVM_FLAGS} -jar {ROOT / 'router/server/target/router.jar'} --config {{config}}"
    commands = [own] + ([chosen.against] if chosen.against else [])
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for share in ("false", "true") if chosen.share == "both" else (chosen.share,):
            print(f"\nsubgraph requests {'deduplicated' if share == 'true' else 'not deduplicated'}, {chosen.connections} connections")
            print(f"{'workload':10} {'':2} {'CPU ms/req':>11} {'req/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'MiB':>6} {'wrong':>6} {'Hive Router':>11} {'ratio':>6}", flush=True)
            rows += measure(chosen, commands, share, pathlib.Path(folder))
    if chosen.json:
        pathlib.Path(chosen.json).write_text(json.dumps(rows, indent=1) + "\n")
    if any(row["wrong"] for row in rows):
        sys.exit("some answers under load were no answers (column `wrong`)")


if __name__ == "__main__":
    main()
