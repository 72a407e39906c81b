"""What this machine has, and what a process has taken of it."""
import glob, os, pathlib, re, shutil, subprocess, sys

JDK_MIN = 25
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_java = None


def java():
    """A `java` of the JDK that the project needs: JAVA_HOME, PATH, then the usual places."""
    global _java
    if _java is None:
        homes = [os.environ.get("JAVA_HOME", "")] + sorted(glob.glob("/usr/lib/jvm/*")) + sorted(glob.glob("/opt/*jdk*"))
        found = [shutil.which("java")] + [os.path.join(home, "bin", "java") for home in homes if home]
        _java = next((path for path in found if path and _major(path) >= JDK_MIN), None)
        if _java is None:
            sys.exit(f"needs a JDK {JDK_MIN} or later: set JAVA_HOME to it")
    return _java


def _major(path):
    if not os.access(path, os.X_OK):
        return 0
    said = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    number = re.search(r'version "(\d+)', said)
    return int(number.group(1)) if number else 0


def need_tools():
    missing = []
    if not shutil.which("wrk"):
        missing.append("wrk, which makes the load: apt-get install -y wrk (Debian), brew install wrk (macOS, without pinned cores)")
    if not shutil.which("taskset"):
        missing.append("taskset, which keeps the router on its core: apt-get install -y util-linux")
    if not os.path.exists("/proc/self/stat"):
        missing.append("/proc, where the router's CPU time is read: Linux")
    if (os.cpu_count() or 1) < 2:
        missing.append("two cores: one for the router, one for everything else")
    if missing:
        sys.exit("This machine lacks:\n" + "\n".join("  - " + one for one in missing))
    java()


def build(root):
    built = subprocess.run([str(root / "graph"), "mvn", "-q", "-DskipTests", "-Dspotless.check.skip=true", "-pl", "bench,router/server", "-am", "package"], cwd=root)
    if built.returncode:
        sys.exit("the build failed")


def cpu_seconds(pid):
    """User and system time of a process with all its threads."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def memory_mib(pid):
    resident = re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
    return int(resident.group(1)) / 1024 if resident else 0.0


def cpu_seconds_by_thread(pid):
    """The same by the threads' names, numbers left out: `C2 CompilerThre`, `VM Thread`, the event loop."""
    by_name = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            head, tail = (task / "stat").read_text().rsplit(")", 1)
        except (FileNotFoundError, ProcessLookupError):
            continue
        fields = tail.split()
        name = re.sub(r"[-#\s]*\d+$", "", head.split("(", 1)[1])
        by_name[name] = by_name.get(name, 0) + (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND
    return by_name


def pin_compilers(pid, core):
    """Moves the JIT compilers of a JVM to a core; any other process has no such threads."""
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            if re.match(r"C[12] Compiler", (task / "comm").read_text()):
                os.sched_setaffinity(int(task.name), {core})
        except (FileNotFoundError, ProcessLookupError):
            continue
