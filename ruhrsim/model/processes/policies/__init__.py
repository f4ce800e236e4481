"""Instruments of policy: one file each, listed in `INSTRUMENTS`."""

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

INSTRUMENTS: dict[str, type[Instrument]] = {
    "accelerator": Accelerator,
    "brownfield": Brownfield,
    "cluster_management": ClusterManagement,
    "cooperation_site": CooperationSite,
    "digital_city": DigitalCity,
    "digital_hub": DigitalHub,
    "efre_match": EfreMatch,
    "investment_grant": InvestmentGrant,
    "joint_marketing": JointMarketing,
    "just_transition": JustTransition,
    "land_release": LandRelease,
    "location_subsidy": LocationSubsidy,
    "research_institute": ResearchInstitute,
    "start_up_centre": StartUpCentre,
    "talent_retention": TalentRetention,
    "trade_tax": TradeTax,
    "transfer_company": TransferCompany,
}
"""Dated instruments that a scenario may list under `[[policy]]`, by name."""
