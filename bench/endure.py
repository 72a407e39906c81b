#!/usr/bin/env python3
"""What load and accidents leave behind in the router: nothing. Exits with a list of what did not hold.

    python3 bench/endure.py [--no-build] [--seconds 60]

Load on 50, 200 and 500 connections, kept and not kept; clients that go away in the middle of an answer; a subgraph that is killed and
comes back under load; then a while of load with new operations, over which the heap must stay level. Nothing here is timed, so it may
run beside other work.
"""
import argparse, json, os, pathlib, re, shlex, socket, struct, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from rig import load, machine, workloads
from rig.processes import Processes

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUBGRAPHS_PORT = 4720
REVIEWS_PORT = 4721
ROUTER_PORT = 4700
IDLE_SECONDS = 14   # longer than the router keeps an idle connection to a subgraph
HEAP_GROWTH_MAX = 1.10
SOCKETS_LEFT_MAX = 8

CONFIG = """supergraph: {supergraph}
listen:
  port: {port}
share-fetches: false
subgraphs:
  reviews:
    url: http://127.0.0.1:{reviews}/reviews
"""

failures = []


def expect(holds, what):
    print(("ok      " if holds else "FAILED  ") + what, flush=True)
    if not holds:
        failures.append(what)


def ask(workload):
    """Status and answer; status 0 when none came in time."""
    try:
        status, body = load.post(ROUTER_PORT, "/graphql", workload.body("check"))
    except OSError:
        return 0, {}
    return status, json.loads(body)


def sockets(pid):
    count = 0
    for link in pathlib.Path(f"/proc/{pid}/fd").iterdir():
        try:
            count += os.readlink(link).startswith("socket:")
        except FileNotFoundError:
            continue
    return count


def heap_mib_after_gc(pid):
    """What lives on the heap, by a full collection."""
    jcmd = str(pathlib.Path(machine.java()).resolve().parent / "jcmd")
    said = subprocess.run([jcmd, str(pid), "GC.class_histogram"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Total\s+\d+\s+(\d+)", said).group(1)) / (1 << 20)


def connections_of_every_kind(router, folder, heavy):
    for connections in (50, 200, 500):
        requests, _, _, _, wrong = load.run(heavy, ROUTER_PORT, 5, connections, folder)
        expect(requests > 0 and wrong == 0, f"{connections} kept connections: {requests} answers, {wrong} wrong")
    requests, _, _, _, wrong = load.run(heavy, ROUTER_PORT, 5, 50, folder, {"Connection": "close"})
    expect(requests > 0 and wrong == 0, f"a connection for each request: {requests} answers, {wrong} wrong")
    heavy.check(load.post(ROUTER_PORT, "/graphql", heavy.body("check")))


def clients_that_go_away(heavy, count=300):
    head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(heavy.body('x'))}\r\n\r\n".encode()
    for number in range(count):
        client = socket.create_connection(("127.0.0.1", ROUTER_PORT))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.sendall(head + heavy.body("x"))
        if number % 3:
            client.recv(1 if number % 3 == 1 else 4096)
        client.close()
    heavy.check(load.post(ROUTER_PORT, "/graphql", heavy.body("check")))
    expect(True, f"{count} clients that went away, before or amid their answer: the next one is right")


def typed(answer):
    errors = answer.get("errors", [])
    return bool(errors) and all(
        error["extensions"]["code"] == "UNAVAILABLE" and error["extensions"]["service"] == "reviews" for error in errors)


def subgraph_that_dies(processes, start_reviews, reviews, folder, heavy, twohop):
    loading = threading.Thread(target=load.run, args=(heavy, ROUTER_PORT, 14, 100, folder))
    loading.start()
    time.sleep(2)
    processes.end(reviews, kill=True)
    time.sleep(1)
    answers = [ask(twohop) for _ in range(20)]
    expect(all(status == 200 and typed(answer) for status, answer in answers), "a dead subgraph: every error says UNAVAILABLE and which one")
    whole = [product["upc"] for product in twohop.expected["data"]["topProducts"]]
    expect(all(status == 200 and [product["upc"] for product in answer["data"]["topProducts"]] == whole for status, answer in answers), "a dead subgraph: the rest of the answer stands")
    start_reviews()
    deadline = time.time() + 10
    back = False
    while not back and time.time() < deadline:
        back = ask(twohop)[1] == twohop.expected
        time.sleep(0.05)
    expect(back, "the subgraph is back: answers are whole again, under load")
    loading.join()
    expect(all(ask(twohop)[1] == twohop.expected for _ in range(200)), "the subgraph is back: 200 answers of 200 are whole")


def heap_stays_level(router, folder, seconds, heavy, new):
    sizes = []
    for _ in range(3):
        load.run(new, ROUTER_PORT, max(1, seconds // 6), 50, folder)
        load.run(heavy, ROUTER_PORT, max(1, seconds // 6), 50, folder)
        sizes.append(heap_mib_after_gc(router.pid))
    shown = ", ".join(f"{size:.1f}" for size in sizes)
    print(f"        heap after collection: {shown} MiB; resident {machine.memory_mib(router.pid):.0f} MiB", flush=True)
    return sizes


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--no-build", action="store_true")
    arguments.add_argument("--seconds", type=int, default=60, help="of load over which the heap must stay level")
    arguments.add_argument("--command", help="the router's command, instead of the jar built here; {config} is filled in")
    arguments.add_argument("--subgraphs", help="the subgraphs' command, instead of the jar built here")
    options = arguments.parse_args()
    machine.need_tools()
    if not options.no_build:
        machine.build(ROOT)
    command = options.command or f"{machine.java()} -XX:+UseSerialGC -Xmx384m -jar {ROOT / 'router/server/target/router.jar'} --config {{config}}"
    subgraphs = shlex.split(options.subgraphs or f"{machine.java()} -XX:+UseSerialGC -jar {ROOT / 'bench/target/bench-subgraphs.jar'}")
    heavy, _, twohop, new = workloads.ALL
    with tempfile.TemporaryDirectory() as name, Processes(pathlib.Path(name)) as processes:
        folder = pathlib.Path(name)
        config = folder / "router.yaml"
        # A small plan cache is full soon: what is kept after that is what leaks.
        config.write_text(CONFIG.format(supergraph=workloads.FOLDER / "supergraph.graphql", port=ROUTER_PORT, reviews=REVIEWS_PORT) + "plans: {cached: 400, cached-characters: 200000}\n")

        def start_reviews():
            started = processes.start("reviews", 0, subgraphs + [str(REVIEWS_PORT)])
            load.wait_ready(REVIEWS_PORT, "/reviews", started)
            return started

        load.wait_ready(SUBGRAPHS_PORT, "/products", processes.start("subgraphs", 0, subgraphs + [str(SUBGRAPHS_PORT)]))
        reviews = start_reviews()
        router = processes.start("router", 1, [word.replace("{config}", str(config)) for word in shlex.split(command)])
        load.wait_ready(ROUTER_PORT, "/graphql", router)
        before = sockets(router.pid)
        connections_of_every_kind(router, folder, heavy)
        clients_that_go_away(heavy)
        subgraph_that_dies(processes, start_reviews, reviews, folder, heavy, twohop)
        sizes = heap_stays_level(router, folder, options.seconds, heavy, new)
        expect(sizes[-1] <= sizes[0] * HEAP_GROWTH_MAX, "the heap stays level")
        time.sleep(IDLE_SECONDS)
        after = sockets(router.pid)
        expect(after <= before + SOCKETS_LEFT_MAX, f"no connection is left behind: {before} sockets before, {after} after")
        log = router.log.read_text()
        expect(" ERROR " not in log, "the router's log has no fault of its own")
        if " ERROR " in log:
            print(log[log.index(" ERROR "):][:3000])
    if failures:
        sys.exit("did not hold:\n" + "\n".join("  - " + failure for failure in failures))


if __name__ == "__main__":
    main()
