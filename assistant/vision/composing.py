"""What a photo and a change in words ask for together, learnt from a shop's own pictures.

The loss is cross-entropy over all pictures of the shop. Half of the time a picture counts too that does not do as the
words say, as where words are free; else it is left out, as constraints do. A customer's photo is no picture of the
shop: it differs from one as the shop's pictures differ from each other, by some part of that.
"""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.ports import Integers, Mask, Progress, Vectors
from assistant.retrieval.composition import Composition, LearnedComposition
from assistant.vision.differences import Exercises, Gallery

RANK, UNITS = 32, 32
STEPS, BATCH, RATE, DECAY = 400, 96, 2e-3, 0.05
#: How far a customer's photo may be from the shop's, as part of the way from one picture to another.
UNLIKE, UNLIKE_EXAMINED = 1.0, 0.6
BLUR = 0.3  # length of the noise added to words, so that others mean the same
SOFTNESS = 0.3  # in what pictures have in common: with so much less, one is about a third as good an answer
SHARPNESS = 3.3  # of scores at the start, in deviations of the likeness between products
LEFT_OUT = -50.0  # of a score
START = (1.0, 1.0, 0.0, 0.0)  # of the attention: photos are surer than words
SEED = 11


class Attention(nn.Module):
    """A `LearnedComposition`, learning."""

    def __init__(self, dimensions: int, sharpness: float) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * dimensions + 1, UNITS)
        self.attention = nn.Linear(UNITS, len(START))
        self.photo_in = nn.Linear(dimensions, RANK, bias=False)
        self.photo_out = nn.Linear(RANK, dimensions, bias=False)
        self.words_in = nn.Linear(dimensions, RANK, bias=False)
        self.words_out = nn.Linear(RANK, dimensions, bias=False)
        self.both_photo = nn.Linear(dimensions, RANK)
        self.both_words = nn.Linear(dimensions, RANK)
        self.both_out = nn.Linear(RANK, dimensions, bias=False)
        self.log_sharpness = nn.Parameter(torch.tensor(sharpness).log())
        nn.init.zeros_(self.attention.weight)
        self.attention.bias.data = torch.tensor(START)
        for added in (self.photo_out, self.words_out, self.both_out):
            nn.init.normal_(added.weight, std=0.02)

    def forward(self, photos: Tensor, words: Tensor, obeyed: Tensor) -> tuple[Tensor, Tensor]:
        """Map [n, dimensions] twice and [n, 1] to anchors [n, 1] and queries [n, dimensions]."""
        units = self.hidden(torch.cat([photos, words, obeyed], dim=1)).relu()
        weights = self.attention(units).softmax(1)
        own = photos + self.photo_out(self.photo_in(photos)), words + self.words_out(self.words_in(words))
        both = functional.normalize(self.both_out(self.both_photo(photos) * self.both_words(words)), dim=1)
        return weights[:, :1], (weights[:, 1:, None] * torch.stack([*own, both], dim=1)).sum(1)

    def learned(self) -> LearnedComposition:
        """Return what was learnt."""
        named = {name.replace(".weight", "").replace(".bias", "_bias"): each for name, each in self.named_parameters()}
        del named["log_sharpness"]
        return LearnedComposition(**{name: each.detach().numpy().T.copy() for name, each in named.items()})


class Loss:
    """How far an attention is from the right answers, on some of the exercises by chance."""

    def __init__(self, exercises: Exercises, answering: Mask) -> None:
        """Let only the pictures answer that are True in `answering` [pictures]."""
        gallery = exercises.gallery
        self._vectors = torch.from_numpy(gallery.vectors)
        self._answers = self._vectors[torch.from_numpy(answering)]
        self._products = torch.from_numpy(np.unique(gallery.products[answering], return_inverse=True)[1])
        self._shown = torch.tensor([triple.picture for triple in exercises.triples])
        self._words = torch.from_numpy(exercises.words)
        self._obeying = torch.from_numpy(np.stack([triple.obeying[answering] for triple in exercises.triples]))
        agreement = torch.from_numpy(np.stack([triple.agreement[answering] for triple in exercises.triples]))
        self._targets = (agreement / SOFTNESS).masked_fill(~self._obeying, LEFT_OUT).softmax(1)

    def of(self, attention: Attention, generator: torch.Generator) -> Tensor:
        """Return the loss of one batch."""
        chosen = torch.randint(len(self._shown), (BATCH,), generator=generator)
        photos = unlike(self._vectors[self._shown[chosen]], self._vectors, UNLIKE, generator)
        noise = torch.randn(photos.shape, generator=generator) * BLUR / photos.shape[1] ** 0.5
        words = functional.normalize(self._words[chosen] + noise, dim=1)
        obeyed = torch.randint(2, (BATCH, 1), generator=generator)
        anchors, queries = attention(photos, words, obeyed.float())
        scores = (anchors * self._of_products(photos) + queries @ self._answers.T) * attention.log_sharpness.exp()
        scores = scores.masked_fill(obeyed.bool() & ~self._obeying[chosen], LEFT_OUT)
        loss: Tensor = -(self._targets[chosen] * scores.log_softmax(1)).sum(1).mean()
        return loss

    def _of_products(self, photos: Tensor) -> Tensor:
        """Return how like the photos each answer's product is in any of its pictures."""
        likeness = photos @ self._answers.T
        most = torch.full((len(photos), int(self._products.max()) + 1), -1.0)
        return most.scatter_reduce(1, self._products.expand(len(photos), -1), likeness, "amax")[:, self._products]


def unlike(photos: Tensor, pictures: Tensor, most: float, generator: torch.Generator) -> Tensor:
    """Move photos [n, dimensions] as far as pictures differ from each other, up to a part of that."""
    ends = torch.randint(len(pictures), (2, len(photos)), generator=generator)
    part = most * torch.rand(len(photos), 1, generator=generator)
    return functional.normalize(photos + part * (pictures[ends[0]] - pictures[ends[1]]), dim=1)


def learn(exercises: Exercises, answering: Mask, progress: Progress) -> LearnedComposition:
    """Learn from exercises; only pictures that are True in `answering` [pictures] are answers."""
    torch.manual_seed(SEED)
    generator = torch.Generator().manual_seed(SEED)
    attention = Attention(exercises.gallery.vectors.shape[1], SHARPNESS / max(exercises.deviation, 1e-3))
    loss = Loss(exercises, answering)
    optimizer = torch.optim.AdamW(attention.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS, pct_start=0.15)
    for step in range(STEPS):
        optimizer.zero_grad()
        loss.of(attention, generator).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        progress("learning what words change", step + 1, STEPS)
    return attention.learned()


def examine(composition: Composition, exercises: Exercises) -> float:
    """Return the mean reciprocal rank of the best answer, with and without constraints that see to the words."""
    generator = torch.Generator().manual_seed(SEED)
    vectors = torch.from_numpy(exercises.gallery.vectors)
    shown = vectors[[triple.picture for triple in exercises.triples]]
    photos = unlike(shown, vectors, UNLIKE_EXAMINED, generator).numpy()
    ranks = []
    for triple, photo, words, best in zip(exercises.triples, photos, exercises.words, exercises.best, strict=True):
        for obeyed in (False, True):
            blend = composition.blend(photo, words, obeyed=obeyed)
            scores = blend.anchor * _of_products(exercises.gallery, photo) + exercises.gallery.vectors @ blend.query
            scores[~triple.obeying & obeyed] = LEFT_OUT
            ranks.append(1 + np.count_nonzero(scores > scores[best].max()))
    return float(np.mean(1 / np.array(ranks)))


def _of_products(gallery: Gallery, photo: Vectors) -> Vectors:
    likeness = gallery.vectors @ photo
    most: Vectors = np.full(int(gallery.products.max()) + 1, -1, np.float32)
    np.maximum.at(most, gallery.products, likeness)
    return np.asarray(most[gallery.products])


def held_out(products: Integers, part: float) -> Mask:
    """Return [pictures]: those of a part of the products, always the same."""
    numbers = np.unique(products)
    chosen = np.random.default_rng(SEED).permutation(numbers)[: round(part * len(numbers))]
    return np.isin(products, chosen)
