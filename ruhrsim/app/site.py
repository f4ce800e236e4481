"""All addresses of the app: the comparison at the root, the planning game beside it."""

import solara

from ruhrsim.app import page as comparison
from ruhrsim.app.workshop.pages import WorkshopPage

routes = [
    solara.Route("/", component=comparison.Page, layout=comparison.Layout),
    solara.Route("workshop", component=WorkshopPage),
]
