#!/usr/bin/env python3
"""Load on a router: requests a second, latency and CPU time per request, for the workloads under bench/workload.

    ./graph mvn -q -DskipTests package && python3 bench/run.py [--seconds 10] [--warmup 20] [--connections 50] [-- ROUTER COMMAND...]

The router runs alone on core 1, the subgraphs and the load (wrk) on core 0. `{supergraph}` and `{port}` in the command are filled in; without a command it is this
project's router. Everything listens on loopback and is ended when the run ends.
"""
import argparse, http.client, json, os, pathlib, shutil, signal, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKLOAD = ROOT / "bench" / "workload"
SUBGRAPHS_PORT = 4720
ROUTER_PORT = 4700
TICKS = os.sysconf("SC_CLK_TCK")

WRK_SCRIPT = """
local body = %s
local unique = %s
local count = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = body
if unique then
    request = function()
        count = count + 1
        return wrk.format(nil, nil, nil, (body:gsub("UNIQUE", function() return "u" .. tostring(unique_prefix or 0) .. "_" .. count end)))
    end
end
done = function(summary, latency, requests)
    local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), wrong))
end
"""


def post(port, path, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def wait_ready(port, path, process, seconds=60):
    deadline = time.time() + seconds
    while time.time() < deadline:
        if process.poll() is not None:
            sys.exit(f"ended before it was ready: {process.args}")
        try:
            post(port, path, b'{"query":"{__typename}"}')
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"not ready after {seconds} s: {process.args}")


def cpu_seconds(pid):
    """User and system time of the process and its threads."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def lua_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def load(script, seconds, connections):
    answer = subprocess.run(
        ["taskset", "-c", "0", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{ROUTER_PORT}/graphql"],
        capture_output=True, text=True, check=True)
    for line in answer.stdout.splitlines():
        if line.startswith("RESULT"):
            requests, micros, p50, p99, wrong = map(int, line.split()[1:])
            return requests, micros / 1e6, p50 / 1000, p99 / 1000, wrong
    sys.exit("wrk said nothing of use:\n" + answer.stdout + answer.stderr)


def workloads():
    heavy = json.loads((WORKLOAD / "heavy.json").read_text())
    for name in ("heavy", "tiny", "twohop"):
        yield name, (WORKLOAD / f"{name}.json").read_text().strip(), False
    new = dict(heavy, query=heavy["query"].replace("topProducts {", "topProducts { UNIQUE: upc", 1))
    yield "new", json.dumps(new), True


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=int, default=10)
    arguments.add_argument("--warmup", type=int, default=20)
    arguments.add_argument("--connections", type=int, default=50)
    arguments.add_argument("--only", help="one workload: heavy, tiny, twohop or new")
    arguments.add_argument("command", nargs="*", help="the router's command")
    options = arguments.parse_args()
    if not shutil.which("wrk"):
        sys.exit("needs wrk: apt-get install wrk")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    command = options.command or [java, "-XX:+UseSerialGC", "-Xmx512m", "-jar", str(ROOT / "router/server/target/router.jar"), "--supergraph", "{supergraph}", "--port", "{port}"]
    command = [part.replace("{supergraph}", str(WORKLOAD / "supergraph.graphql")).replace("{port}", str(ROUTER_PORT)) for part in command]

    with tempfile.TemporaryDirectory() as folder:
        log = open(os.path.join(folder, "log"), "w")
        subgraphs = subprocess.Popen(["taskset", "-c", "0", java, "-XX:+UseSerialGC", "-jar", str(ROOT / "bench/target/bench-subgraphs.jar"), str(SUBGRAPHS_PORT)], stdout=log, stderr=log)
        router = None
        try:
            wait_ready(SUBGRAPHS_PORT, "/products", subgraphs)
            router = subprocess.Popen(["taskset", "-c", "1", *command], stdout=log, stderr=log)
            wait_ready(ROUTER_PORT, "/graphql", router)
            print(f"{'workload':10} {'req/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'CPU ms/req':>11} {'MiB':>6} {'wrong':>6}", flush=True)
            for name, body, unique in workloads():
                if options.only and name != options.only:
                    continue
                status, answer = post(ROUTER_PORT, "/graphql", body.replace("UNIQUE", "u").encode())
                if status != 200 or b'"errors"' in answer:
                    sys.exit(f"{name}: {status} {answer[:500]}")
                script = os.path.join(folder, f"{name}.lua")
                prefix = f"unique_prefix = {int(time.time())}\n"
                pathlib.Path(script).write_text(prefix + WRK_SCRIPT % (lua_string(body), "true" if unique else "false"))
                load(script, options.warmup, options.connections)
                # The warm-up's operations must not come again: that would find their plans.
                pathlib.Path(script).write_text(prefix.replace("= ", "= 1") + WRK_SCRIPT % (lua_string(body), "true" if unique else "false"))
                before = cpu_seconds(router.pid)
                requests, seconds, p50, p99, wrong = load(script, options.seconds, options.connections)
                cpu = cpu_seconds(router.pid) - before
                print(f"{name:10} {requests / seconds:9.0f} {p50:8.2f} {p99:8.2f} {cpu / max(requests, 1) * 1000:11.3f} {memory_mib(router.pid):6.0f} {wrong:6}", flush=True)
        finally:
            for process in (router, subgraphs):
                if process and process.poll() is None:
                    process.send_signal(signal.SIGTERM)
                    try:
                        process.wait(10)
                    except subprocess.TimeoutExpired:
                        process.kill()


if __name__ == "__main__":
    main()
