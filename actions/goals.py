"""All goals a shopper may have."""

from actions._base import GoalAction
from actions.add_to_cart import AddToCart
from actions.back import Back
from actions.care import Care
from actions.change_cart import ChangeCart
from actions.change_order import ChangeOrder
from actions.checkout import Checkout
from actions.compare import Compare
from actions.complete import Complete
from actions.consent import Consent
from actions.details import Details
from actions.fallback import Fallback
from actions.forget import Forget
from actions.handoff import Handoff
from actions.hear import Hear
from actions.known import Known
from actions.order_status import OrderStatus
from actions.out_of_scope import OutOfScope
from actions.policy import Policy
from actions.prefer import Prefer
from actions.refine import Refine
from actions.remove import Remove
from actions.return_order import ReturnOrder
from actions.search import Search
from actions.show_cart import ShowCart
from actions.show_more import ShowMore
from actions.show_photo import ShowPhoto
from actions.signal import Signal
from actions.similar import Similar
from actions.small_talk import SmallTalk
from actions.start_over import StartOver
from actions.survey import Survey

GOALS: tuple[type[GoalAction], ...] = (
    Search,
    Refine,
    ShowMore,
    ShowPhoto,
    Hear,
    Signal,
    Similar,
    Details,
    Back,
    Compare,
    Complete,
    Survey,
    AddToCart,
    ChangeCart,
    ShowCart,
    Checkout,
    OrderStatus,
    ReturnOrder,
    ChangeOrder,
    Handoff,
    Care,
    Prefer,
    Consent,
    Known,
    Forget,
    Remove,
    SmallTalk,
    Policy,
    OutOfScope,
    Fallback,
    StartOver,
)
