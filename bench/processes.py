"""Each bench in a process of its own, so that none inherits another's memory, settings or tables."""

import importlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.table import Measure


def in_a_new_process(name: str, *, quick: bool) -> list[Measure]:
    """What a bench measures in a process that has done nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        return processes.submit(measures_of, name, quick=quick).result()


def measures_of(name: str, *, quick: bool) -> list[Measure]:
    """Each bench is a module whose `measures` does its work, small where it is only to be tried."""
    return list(importlib.import_module(f"bench.{name}").measures(quick=quick))
