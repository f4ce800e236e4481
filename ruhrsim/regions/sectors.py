"""The ten sectors, the six themes among them and the candidate fields inside the themes.

Order matters: every array with a sector axis uses the order of `SECTORS`, themes first.

Source: themes from the Ruhr's strategy of smart specialisation as the press reported it
(Business Metropole Ruhr, 2022); fields from the same reports and from the camps of the
Digital ruhr:HUB (2017); the division into fields is ours.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sector:
    """One of the ten sectors of the model."""

    key: str
    label_de: str
    label_en: str
    theme: bool

    def label(self, language: str) -> str:
        """Return the label in `de` or `en`."""
        return self.label_de if language == "de" else self.label_en


SECTOR_LIST = (
    Sector("cyber_ai", "Cybersicherheit und KI", "Cyber security and AI", True),
    Sector(
        "green_tech",
        "Grüne Technologien, Wasserstoff, Kreislaufwirtschaft",
        "Green technology, hydrogen, circular economy",
        True,
    ),
    Sector("new_industry", "Neue Industrie", "New industry", True),
    Sector("logistics", "Intelligente Logistik", "Intelligent logistics", True),
    Sector("smart_city", "Smart City", "Smart city", True),
    Sector("health", "Gesundheitswirtschaft", "Health economy", True),
    Sector(
        "legacy_industry",
        "Altindustrie (Kohle, Stahl, Raffinerien, Autowerke)",
        "Legacy industry (coal, steel, refining, car assembly)",
        False,
    ),
    Sector(
        "business_services", "Unternehmensnahe und kreative Dienste", "Business and creative services", False
    ),
    Sector(
        "local_services", "Lokale Dienste, Handel und Bau", "Local services, trade and construction", False
    ),
    Sector("public_education", "Öffentlicher Dienst und Bildung", "Public sector and education", False),
)
SECTORS = tuple(sector.key for sector in SECTOR_LIST)
THEMES = tuple(sector.key for sector in SECTOR_LIST if sector.theme)
N_SECTORS = len(SECTORS)
N_THEMES = len(THEMES)

FIELDS = {
    "it_security": "cyber_ai",
    "artificial_intelligence": "cyber_ai",
    "hydrogen": "green_tech",
    "circular_economy": "green_tech",
    "energy_systems": "green_tech",
    "smart_production": "new_industry",
    "new_materials": "new_industry",
    "e_mobility": "new_industry",
    "logistics_it": "logistics",
    "e_commerce": "logistics",
    "smart_home": "smart_city",
    "urban_services": "smart_city",
    "digital_health": "health",
    "medical_technology": "health",
    "care_and_clinics": "health",
}
"""Candidate fields and the theme each belongs to; firms outside the themes have no field (-1)."""
N_FIELDS = len(FIELDS)
FIELD_LABELS = {
    "it_security": ("IT-Sicherheit", "IT security"),
    "artificial_intelligence": ("Künstliche Intelligenz", "Artificial intelligence"),
    "hydrogen": ("Wasserstoff", "Hydrogen"),
    "circular_economy": ("Kreislaufwirtschaft", "Circular economy"),
    "energy_systems": ("Energiesysteme", "Energy systems"),
    "smart_production": ("Vernetzte Produktion", "Smart production"),
    "new_materials": ("Neue Werkstoffe", "New materials"),
    "e_mobility": ("Elektromobilität", "E-mobility"),
    "logistics_it": ("Logistik-IT", "Logistics IT"),
    "e_commerce": ("Onlinehandel", "E-commerce"),
    "smart_home": ("Vernetztes Wohnen", "Smart home"),
    "urban_services": ("Städtische Dienste", "Urban services"),
    "digital_health": ("Digitale Gesundheit", "Digital health"),
    "medical_technology": ("Medizintechnik", "Medical technology"),
    "care_and_clinics": ("Pflege und Kliniken", "Care and clinics"),
}
"""German and English names of the fields."""


def sector_index(key: str) -> int:
    """Return the position of a sector.

    Raises:
        ValueError: The sector is unknown; the message lists the known ones.
    """
    if key not in SECTORS:
        raise ValueError(f"unknown sector '{key}'; choose from {', '.join(SECTORS)}")
    return SECTORS.index(key)
