"""Errors that the person at the command line can mend."""

from assistant.errors.base import AssistantError


class OperatorError(AssistantError):
    """Something the operator can mend."""

    code = "operator_error"


class SetupError(OperatorError):
    """The machine lacks something, or something is in the way."""

    code = "setup"


class FeedError(OperatorError):
    """The file is no feed of a known format; nothing was changed."""

    code = "feed"


class UnusableRow(FeedError):
    """One row of a feed cannot be used: the reason, without its line."""

    code = "unusable_row"


class UnusablePicture(FeedError):
    """One picture cannot be fetched, or is none: the reason, without its address."""

    code = "unusable_picture"


class CatalogError(OperatorError):
    """The shop's catalogue is missing or cannot be read."""

    code = "catalog"


class StaleShelf(CatalogError):
    """The catalogue changed while it was searched; the search is done again."""

    code = "stale_shelf"


class OutfitsError(OperatorError):
    """A file holds no outfits, or there are too few to learn from."""

    code = "outfits"


class SizeChartError(OperatorError):
    """The file given holds no size chart that can be used."""

    code = "bad_size_chart"


class PolicyError(OperatorError):
    """The files given hold no policies, or the index of policies cannot be read; nothing was changed."""

    code = "policies"


class ModelMismatch(OperatorError):
    """An index was made by another model than the one now in use."""

    code = "model_mismatch"


class ModelUnusable(OperatorError):
    """The file of a learnt model is missing, cut short, or of something else."""

    code = "model_unusable"


class RankerUnusable(ModelUnusable):
    """The file of a trained ranker is missing, cut short, or of something else."""

    code = "ranker_unusable"


class TooLittleToLearn(OperatorError):
    """Customers have not done enough yet to learn from; nothing was changed."""

    code = "too_little_to_learn"
