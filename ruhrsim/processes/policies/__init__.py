"""Instruments of policy: one file each, listed in `INSTRUMENTS`."""

from ruhrsim.processes.policies.accelerator import Accelerator
from ruhrsim.processes.policies.brownfield import Brownfield
from ruhrsim.processes.policies.cluster_management import ClusterManagement
from ruhrsim.processes.policies.cooperation_site import CooperationSite
from ruhrsim.processes.policies.digital_city import DigitalCity
from ruhrsim.processes.policies.digital_hub import DigitalHub
from ruhrsim.processes.policies.efre_match import EfreMatch
from ruhrsim.processes.policies.investment_grant import InvestmentGrant
from ruhrsim.processes.policies.joint_marketing import JointMarketing
from ruhrsim.processes.policies.just_transition import JustTransition
from ruhrsim.processes.policies.land_release import LandRelease
from ruhrsim.processes.policies.location_subsidy import LocationSubsidy
from ruhrsim.processes.policies.research_institute import ResearchInstitute
from ruhrsim.processes.policies.start_up_centre import StartUpCentre
from ruhrsim.processes.policies.talent_retention import TalentRetention
from ruhrsim.processes.policies.trade_tax import TradeTax
from ruhrsim.processes.policies.transfer_company import TransferCompany

INSTRUMENTS = {
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
