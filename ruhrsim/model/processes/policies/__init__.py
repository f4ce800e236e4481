"""Instruments of policy: one file each, all of them in `Policy`."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter

from ruhrsim.model.processes.policies.accelerator import Accelerator
from ruhrsim.model.processes.policies.brownfield import Brownfield
from ruhrsim.model.processes.policies.cluster_management import ClusterManagement
from ruhrsim.model.processes.policies.cooperation_site import CooperationSite
from ruhrsim.model.processes.policies.digital_city import DigitalCity
from ruhrsim.model.processes.policies.digital_hub import DigitalHub
from ruhrsim.model.processes.policies.efre_match import EfreMatch
from ruhrsim.model.processes.policies.instrument import Instrument
from ruhrsim.model.processes.policies.investment_grant import InvestmentGrant
from ruhrsim.model.processes.policies.joint_marketing import JointMarketing
from ruhrsim.model.processes.policies.just_transition import JustTransition
from ruhrsim.model.processes.policies.land_release import LandRelease
from ruhrsim.model.processes.policies.location_subsidy import LocationSubsidy
from ruhrsim.model.processes.policies.research_institute import ResearchInstitute
from ruhrsim.model.processes.policies.start_up_centre import StartUpCentre
from ruhrsim.model.processes.policies.talent_retention import TalentRetention
from ruhrsim.model.processes.policies.trade_tax import TradeTax
from ruhrsim.model.processes.policies.transfer_company import TransferCompany

type Policy = (
    Accelerator
    | Brownfield
    | ClusterManagement
    | CooperationSite
    | DigitalCity
    | DigitalHub
    | EfreMatch
    | InvestmentGrant
    | JointMarketing
    | JustTransition
    | LandRelease
    | LocationSubsidy
    | ResearchInstitute
    | StartUpCentre
    | TalentRetention
    | TradeTax
    | TransferCompany
)
"""A dated instrument that a scenario lists under `[[policy]]`; its key `instrument` tells which it is."""

INSTRUMENTS: dict[str, type[Instrument]] = {
    kind.model_fields["instrument"].default: kind for kind in get_args(Policy.__value__)
}
"""The instruments by name."""
_READER: TypeAdapter[Policy] = TypeAdapter(Annotated[Policy, Field(discriminator="instrument")])


def read_policy(entry: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> Policy:
    """Return the instrument of one `[[policy]]` table.

    Args:
        entry: Its keys, `instrument` among them.
        known: What checks may ask about the region, such as `university_towns`; they are left out without it.

    Raises:
        ValidationError: The instrument is unknown, or a key of it is missing, unknown or wrong.
    """
    return _READER.validate_python(entry, context=known)
