"""One small site for tests by hand."""

import numpy as np

from ruhrsim.model.state.sites import Sites


def site(others=0.0, preparing=0.0, taken=0.0, closed=2.0, prepared=4.0, ready=6.0, finished=9.0, plots=10.0):
    """Return one site of 10 ha in town 0 that closes in quarter 2 and is ready from quarter 6 to 9."""
    one = [
        np.array([value])
        for value in (0, 12.0, plots, 0.0, closed, prepared, ready, finished, False, others, preparing, taken)
    ]
    return Sites(np.array(["works"]), np.array(["Old works"]), *one, openings={})
