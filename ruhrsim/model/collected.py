"""What Mesa's own tools read: the recorder's indicators under the names of a `DataCollector`."""

from typing import Any

import mesa
import pandas as pd

from ruhrsim.model.recorder import Recorder


class Collected(mesa.DataCollector):
    """A data collector that shows what the recorder keeps; `mesa.batch_run` and `SolaraViz` read it.

    Args:
        recorder: Indicators of the model.
    """

    def __init__(self, recorder: Recorder):
        super().__init__()  # type: ignore[no-untyped-call]  # Mesa types most, not this
        self._recorder = recorder

    def collect(self, model: object) -> None:
        """Do nothing: the recorder has observed the quarter already."""

    def get_model_vars_dataframe(self) -> pd.DataFrame:
        """Return the indicators of the region, one row a quarter."""
        return self._recorder.region_table()

    @property
    def model_vars(self) -> dict[str, list[Any]]:
        """Indicators of the region by name, one value a quarter."""
        return self._recorder.region_table().to_dict("list")

    @model_vars.setter
    def model_vars(self, value: dict[str, list[Any]]) -> None:
        """Leave the recorder as it is; Mesa begins with an empty record."""

    @property
    def _collection_steps(self) -> list[int]:
        return list(range(self._recorder.quarters))

    @_collection_steps.setter
    def _collection_steps(self, value: list[int]) -> None:
        """Leave the recorder as it is."""
