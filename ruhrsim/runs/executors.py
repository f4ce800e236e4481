"""Where runs are computed: processes on this machine, or a cluster.

All of them offer the interface of `concurrent.futures.Executor`; whatever else does (such as
`mpi4py.futures.MPIPoolExecutor`) can be handed to `compare` and `run_sweep` as well.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Any

from ruhrsim.common.errors import ClusterError

_THREAD_SETTINGS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_TIMEOUT = 10
# Where numba is not installed, the fork server passes over the compiled module.
_PRELOADED = [
    "ruhrsim.model.model",
    "ruhrsim.runs.compare",
    "ruhrsim.sweeps.chunk",
    "ruhrsim.common.kernels.compiled",
]


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """Yield a pool of processes that ends at once when the block fails or is interrupted."""
    others = set(multiprocessing.active_children())
    with one_thread_each():
        pool = ProcessPoolExecutor(workers, mp_context=process_context(), initializer=_start_worker)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
            raise
        pool.shutdown()


@contextmanager
def cluster(address: str, workers: int | None = None) -> Iterator[Executor]:
    """Yield an executor on a cluster; needs the extra `ruhrsim[cluster]`.

    Args:
        address: `tcp://host:port` of a running Dask scheduler, or `slurm` for jobs as dask-jobqueue's own
            configuration describes them.
        workers: Jobs that `slurm` asks for.

    Raises:
        ClusterError: The extra is missing, or there is no such cluster.
    """
    with _client(address, workers) as client:
        executor = client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)


@contextmanager
def _client(address: str, workers: int | None) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("--cluster needs the extra: pip install 'ruhrsim[cluster]'") from None
    if address == "slurm":
        with _slurm(workers or 1) as jobs, Client(jobs) as client:
            yield client
        return
    try:
        client = Client(address, timeout=_TIMEOUT)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at '{address}' ({error}); "
            "start one with dask scheduler, or write slurm"
        ) from None
    with client:
        yield client


def _slurm(workers: int) -> Any:
    try:
        from dask_jobqueue import SLURMCluster
    except ImportError:
        raise ClusterError("--cluster slurm needs the extra: pip install 'ruhrsim[cluster]'") from None
    try:
        jobs = SLURMCluster()
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"dask-jobqueue can't describe a job: {error}; write jobqueue.yaml as its documentation says"
        ) from None
    jobs.scale(jobs=workers)
    return jobs


def process_context() -> BaseContext:
    """Return how processes are started: never by fork."""
    # Not fork: a progress bar or a browser app runs threads, and forking those can hang. A fork
    # server imports the model once for all workers; where there is none (Windows), spawn.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Give processes that are started inside the block one thread each for linear algebra."""
    # Linear algebra libraries start a thread per core in every process and read this on import;
    # also, the order of their sums must not depend on the machine.
    before = {name: os.environ.get(name) for name in _THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(_THREAD_SETTINGS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _start_worker() -> None:
    # Ctrl-C reaches every process of a terminal; the parent alone decides and stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A parent that was killed can't stop them: they would wait for work for ever.
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)
