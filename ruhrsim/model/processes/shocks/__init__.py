"""Shocks: changes to conditions that a scenario puts on top of anything; one file each.

Each shock is a pydantic model with the keys of its `[[shock]]` table and a method `strike` that
moves the conditions of the quarters it names.
"""

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

SHOCKS: dict[str, type[Shock]] = {
    "coal_exit": CoalExit,
    "documented_events": DocumentedEvents,
    "energy_price": EnergyPrice,
    "field_bust": FieldBust,
    "pandemic": Pandemic,
    "plant_closure": PlantClosure,
    "plant_opening": PlantOpening,
    "recession": Recession,
    "theme_bust": ThemeBust,
    "university_funding": UniversityFunding,
}
"""Shocks that a scenario may list under `[[shock]]`, by name."""
