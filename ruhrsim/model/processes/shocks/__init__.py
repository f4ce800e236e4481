"""Shocks: changes to conditions that a scenario puts on top of anything; one file each.

Each shock is a pydantic model with the keys of its `[[shock]]` table and a method `strike` that
moves the conditions of the quarters it names.
"""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter

from ruhrsim.model.processes.shocks.coal_exit import CoalExit
from ruhrsim.model.processes.shocks.documented_events import DocumentedEvents
from ruhrsim.model.processes.shocks.energy_price import EnergyPrice
from ruhrsim.model.processes.shocks.field_bust import FieldBust
from ruhrsim.model.processes.shocks.pandemic import Pandemic
from ruhrsim.model.processes.shocks.plant_closure import PlantClosure
from ruhrsim.model.processes.shocks.plant_opening import PlantOpening
from ruhrsim.model.processes.shocks.recession import Recession
from ruhrsim.model.processes.shocks.shock import Shock
from ruhrsim.model.processes.shocks.theme_bust import ThemeBust
from ruhrsim.model.processes.shocks.university_funding import UniversityFunding

type AnyShock = (
    CoalExit
    | DocumentedEvents
    | EnergyPrice
    | FieldBust
    | Pandemic
    | PlantClosure
    | PlantOpening
    | Recession
    | ThemeBust
    | UniversityFunding
)
"""A shock that a scenario lists under `[[shock]]`; its key `kind` tells which it is."""

SHOCKS: dict[str, type[Shock]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(AnyShock.__value__)
}
"""The shocks by name."""
_READER: TypeAdapter[AnyShock] = TypeAdapter(Annotated[AnyShock, Field(discriminator="kind")])


def read_shock(entry: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> AnyShock:
    """Return the shock of one `[[shock]]` table.

    Args:
        entry: Its keys, `kind` among them.
        known: What checks may ask about the region (`region`); they are left out without it.

    Raises:
        ValidationError: The shock is unknown, or a key of it is missing, unknown or wrong.
    """
    return _READER.validate_python(entry, context=known)
