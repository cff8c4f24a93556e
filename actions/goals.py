"""All goals a shopper may have."""

from actions._base import GoalAction
from actions.back import Back
from actions.compare import Compare
from actions.details import Details
from actions.fallback import Fallback
from actions.out_of_scope import OutOfScope
from actions.refine import Refine
from actions.remove import Remove
from actions.search import Search
from actions.show_more import ShowMore
from actions.show_photo import ShowPhoto
from actions.similar import Similar
from actions.small_talk import SmallTalk
from actions.start_over import StartOver
from actions.survey import Survey

GOALS: tuple[type[GoalAction], ...] = (
    Search,
    Refine,
    ShowMore,
    ShowPhoto,
    Similar,
    Details,
    Back,
    Compare,
    Survey,
    Remove,
    SmallTalk,
    OutOfScope,
    Fallback,
    StartOver,
)
