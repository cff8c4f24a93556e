"""A customer shows photos in the page, in every way a browser knows."""

import base64
import json
import re
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from .conftest import Shop
from .steps import log_fits, online, say

UPLOADS = "**/v1/uploads"
MOST_BYTES = 10 * 1024**2
NATURAL = "picture => picture.decode().then(() => [picture.naturalWidth, picture.naturalHeight])"
PHOTO = re.compile("[0-9a-f]{32}")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "hoodie.png"
    Image.new("RGB", (60, 90), "navy").save(path)
    return path


def choose(page: Page, photo: Path | FilePayload, button: str = "Attach a photo") -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(photo)


def drag(page: Page, photo: Path, *steps: str, over: str = "#log") -> None:
    """Drag a file from outside over a part of the page, as the browser hears it from the system."""
    box = page.locator(over).bounding_box()
    assert box is not None
    devtools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(photo)], "dragOperationsMask": 1}
    for step in steps:
        devtools.send("Input.dispatchDragEvent", {"type": step, "x": box["x"] + 50, "y": box["y"] + 50, "data": data})


def drop(page: Page, photo: Path, over: str = "#log") -> None:
    drag(page, photo, "dragEnter", "dragOver", "drop", over=over)


def attached(page: Page) -> None:
    expect(page.locator(".attachment")).to_contain_text("Photo attached")


def shown(shop: Shop) -> dict[str, str]:
    """Return what the dialogue was last shown."""
    message = shop.dialogue.asked[-1][1]
    assert message.startswith("/show_photo")
    told: dict[str, str] = json.loads(message.removeprefix("/show_photo"))
    return told


def watch_uploads(page: Page) -> list[str]:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.url.endswith("/v1/uploads") else None)
    return sent


def test_a_chosen_photo_goes_with_the_words(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    assert page.locator(".attachment img").evaluate(NATURAL) == [60, 90]
    expect(page.get_by_label("Your message")).to_be_focused()
    say(page, "this in blue")
    pictures = page.locator(".bubble.user").get_by_role("img", name="Your photo")
    expect(pictures).to_be_visible()
    assert pictures.evaluate(NATURAL) == [60, 90]
    expect(page.locator(".bubble.user .said")).to_have_text("this in blue")
    expect(page.locator(".attachment")).to_be_hidden()
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    told = shown(shop)
    assert told["words"] == "this in blue"
    assert PHOTO.fullmatch(told["photo"])


def test_a_photo_goes_alone(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("img", name="Your photo")).to_be_visible()
    expect(page.locator(".bubble.user .said")).to_have_count(0)
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert shown(shop)["words"] == ""
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert shop.dialogue.asked[-1][1] == "red dress"


def test_a_copied_picture_is_pasted(page: Page, photo: Path) -> None:
    online(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy = """async (data) => {
      const picture = await (await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))])));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext("2d").drawImage(picture, 0, 0);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": await canvas.convertToBlob() })]);
    }"""
    page.evaluate(copy, base64.b64encode(photo.read_bytes()).decode())
    page.get_by_label("Your message").fill("like this")
    page.keyboard.press("Control+V")
    attached(page)
    expect(page.get_by_label("Your message")).to_have_value("like this")


def test_copied_words_are_pasted_as_words(page: Page) -> None:
    online(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('red dress')")
    page.get_by_label("Your message").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Your message")).to_have_value("red dress")
    expect(page.locator(".attachment")).to_be_hidden()


def test_a_photo_is_dropped_where_the_page_says_so(page: Page, photo: Path) -> None:
    online(page)
    expect(page.locator("#veil")).to_be_hidden()
    drag(page, photo, "dragEnter", "dragOver")
    expect(page.locator("#veil")).to_have_text("Drop your photo here")
    drag(page, photo, "dragOver", "dragOver", over=".hero")
    expect(page.locator("#veil")).to_be_hidden()
    drop(page, photo)
    attached(page)
    expect(page.locator("#veil")).to_be_hidden()


def test_a_drag_that_only_grazes_the_conversation_leaves_no_veil(page: Page, photo: Path) -> None:
    online(page)
    drag(page, photo, "dragEnter")
    expect(page.locator("#veil")).to_be_visible()
    drag(page, photo, "dragOver", over=".hero")
    expect(page.locator("#veil")).to_be_hidden()


def test_a_photo_dropped_beside_the_conversation_is_nobodys(page: Page, photo: Path) -> None:
    """Left to the browser, it would replace the page and all that was typed."""
    online(page)
    page.evaluate("""addEventListener("dragover", ({ defaultPrevented, dataTransfer }) => {
      document.title = `${defaultPrevented} ${dataTransfer.dropEffect}`;
    })""")
    drag(page, photo, "dragEnter", "dragOver", over=".hero")
    expect(page).to_have_title("true none")
    drag(page, photo, "drop", over=".hero")
    expect(page.locator(".attachment")).to_be_hidden()


def test_a_removed_photo_is_not_sent(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    page.get_by_role("button", name="Remove the photo").click()
    expect(page.locator(".attachment")).to_be_hidden()
    expect(page.get_by_role("button", name="Attach a photo")).to_be_focused()
    expect(page.locator("#aloud")).to_have_text("Photo removed.")
    say(page, "red dress")
    expect(page.locator(".card")).to_have_count(6)
    assert shop.dialogue.asked[-1][1] == "red dress"


def test_another_photo_takes_the_place_of_the_first(page: Page, shop: Shop, photo: Path, tmp_path: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    wide = tmp_path / "wide.png"
    Image.new("RGB", (90, 30), "crimson").save(wide)
    drop(page, wide)
    attached(page)
    page.keyboard.press("Enter")
    assert page.get_by_role("img", name="Your photo").evaluate(NATURAL) == [90, 30]


def test_a_file_that_is_no_photo_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    online(page)
    sent = watch_uploads(page)
    page.get_by_label("Your message").fill("like this")
    notes = tmp_path / "notes.txt"
    notes.write_text("not a photo")
    drop(page, notes)
    expect(page.get_by_role("alert")).to_contain_text("not a photo I can look at")
    expect(page.get_by_label("Your message")).to_have_value("like this")
    expect(page.locator(".attachment")).to_be_hidden()
    assert sent == []


def test_a_photo_that_is_too_large_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    large.write_bytes(bytes(MOST_BYTES + 1))
    online(page)
    sent = watch_uploads(page)
    choose(page, large)
    expect(page.get_by_role("alert")).to_contain_text("at most 10 MB")
    assert sent == []


def test_what_only_calls_itself_a_photo_is_refused_by_the_gateway(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    page.get_by_label("Your message").fill("like this")
    choose(page, {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"<html>no photo</html>"})
    expect(page.get_by_role("alert")).to_contain_text("cannot look at that photo")
    expect(page.locator(".attachment")).to_be_hidden()
    expect(page.get_by_label("Your message")).to_have_value("like this")
    choose(page, photo)
    attached(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert shop.dialogue.asked == []


def test_a_photo_no_browser_here_can_draw_is_drawn_once_it_is_kept(page: Page, tmp_path: Path) -> None:
    online(page)
    phone = tmp_path / "phone.heic"
    pillow_heif.from_pillow(Image.new("RGB", (64, 96), "navy")).save(phone)
    choose(page, phone)
    attached(page)
    expect(page.locator(".attachment img")).to_be_visible()
    assert page.locator(".attachment img").evaluate(NATURAL) == [64, 96]


def test_a_photo_that_did_not_get_through_can_be_sent_again(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    page.route(UPLOADS, lambda route: route.abort())
    page.get_by_label("Your message").fill("like this")
    choose(page, photo)
    expect(page.get_by_role("alert")).to_contain_text("did not get through")
    expect(page.get_by_label("Your message")).to_have_value("like this")
    page.unroute(UPLOADS)
    page.get_by_role("button", name="Try again").click()
    attached(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert shown(shop)["words"] == "like this"


def test_a_message_sent_early_follows_its_photo(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    held: list[Route] = []
    page.route(UPLOADS, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks its handlers
    choose(page, photo)
    expect(page.get_by_role("progressbar", name="Upload")).to_be_visible()
    say(page, "like this")
    expect(page.locator("#aloud")).to_contain_text("Your message follows it")
    expect(page.locator(".bubble.user")).to_have_count(0)
    held.pop().continue_()
    expect(page.locator(".bubble.user .said")).to_have_text("like this")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert len(shop.dialogue.asked) == 1
    assert shown(shop)["words"] == "like this"


def test_a_message_whose_photo_is_gone_is_given_back_without_it(
    page: Page, shop: Shop, photo: Path, tmp_path: Path
) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    for kept in (tmp_path / "uploads").iterdir():
        kept.unlink()
    say(page, "like this")
    expect(page.get_by_role("alert")).to_contain_text("no longer kept")
    expect(page.get_by_label("Your message")).to_have_value("like this")
    expect(page.locator(".bubble.user")).to_have_count(0)
    expect(page.locator(".attachment")).to_be_hidden()
    assert shop.dialogue.asked == []


def test_a_photo_whose_message_is_refused_is_given_back_with_it(page: Page, shop: Shop, photo: Path) -> None:
    online(page)
    shop.hold(True)
    for number in range(4):
        say(page, f"question {number}")
    expect(page.locator(".bubble.user:not(.pending)")).to_have_count(4)
    choose(page, photo)
    attached(page)
    say(page, "like this")
    expect(page.get_by_role("alert")).to_contain_text("a little fast")
    expect(page.get_by_label("Your message")).to_have_value("like this")
    attached(page)
    expect(page.locator(".attachment img")).to_be_visible()
    assert page.locator(".attachment img").evaluate(NATURAL) == [60, 90]
    shop.hold(False)
    expect(page.locator(".bubble.assistant")).to_have_count(5)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble.assistant")).to_have_count(6)
    assert shown(shop)["words"] == "like this"


def test_a_reload_and_another_tab_show_the_photo(page: Page, context: BrowserContext, shop: Shop, photo: Path) -> None:
    online(page)
    other = context.new_page()
    other.goto(shop.address)
    online(other)
    choose(page, photo)
    attached(page)
    say(page, "like this")
    assert other.get_by_role("img", name="Your photo").evaluate(NATURAL) == [60, 90]
    page.reload()
    assert page.get_by_role("img", name="Your photo").evaluate(NATURAL) == [60, 90]
    expect(page.locator(".bubble.user .said")).to_have_text("like this")


def test_an_old_photo_leaves_a_sentence(page: Page, photo: Path, tmp_path: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    say(page, "like this")
    expect(page.get_by_role("img", name="Your photo")).to_be_visible()
    for kept in (tmp_path / "uploads").iterdir():
        kept.unlink()
    page.reload()
    expect(page.locator(".bubble.user")).to_contain_text("no longer kept")
    expect(page.locator(".bubble.user")).to_contain_text("like this")


def test_nobody_else_can_see_a_photo(page: Page, browser: Browser, shop: Shop, photo: Path) -> None:
    online(page)
    choose(page, photo)
    attached(page)
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    status = f"fetch('/v1/uploads/{shown(shop)['photo']}').then((answer) => answer.status)"
    assert page.evaluate(status) == 200
    stranger = browser.new_context().new_page()
    stranger.goto(shop.address)
    online(stranger)
    assert stranger.evaluate(status) == 404
    stranger.context.clear_cookies()
    assert stranger.evaluate(status) == 401
    stranger.context.close()


def test_a_session_that_ended_takes_the_photo_in_the_next(
    page: Page, context: BrowserContext, shop: Shop, photo: Path
) -> None:
    online(page)
    context.clear_cookies()
    page.get_by_label("Your message").fill("like this")
    choose(page, photo)
    expect(page.get_by_role("alert")).to_contain_text("has expired")
    page.get_by_role("button", name="Try again").click()
    attached(page)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert shown(shop)["words"] == "like this"


def test_what_was_seen_in_a_photo_is_said_by_a_tap(page: Page, shop: Shop) -> None:
    say(page, "seen")
    expect(page.locator(".chip")).to_have_count(4)
    expect(page.get_by_role("button", name=re.compile("^Remove (like your photo|dress)$"))).to_have_count(2)
    page.get_by_role("button", name="Seen in the picture: navy").click()
    expect(page.locator(".bubble.user .said").last).to_have_text("only the color")
    expect(page.locator(".bubble.assistant").last).to_contain_text("no line")
    assert shop.dialogue.asked[-1][1] == "only the color"


def test_a_photo_is_attached_without_a_mouse(page: Page, photo: Path) -> None:
    page.on("filechooser", lambda chooser: chooser.set_files(photo))
    online(page)
    page.get_by_label("Your message").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Attach a photo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Photo attached")).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Remove the photo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".attachment")).to_be_hidden()


def test_a_phone_offers_its_camera_and_a_desk_does_not(page: Page, browser: Browser, shop: Shop, photo: Path) -> None:
    expect(page.get_by_role("button", name="Attach a photo")).to_be_visible()
    expect(page.get_by_role("button", name="Take a photo")).to_be_hidden()
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    phone.goto(shop.address)
    phone.locator("#launcher").click()
    expect(phone.locator("input[capture=environment]")).to_have_count(1)
    choose(phone, photo, button="Take a photo")
    attached(phone)
    phone.context.close()


Size = tuple[int, int]


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (640, 400), (1280, 800)], ids=str)
def test_a_photo_leaves_room_for_the_conversation(page: Page, photo: Path, size: Size) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.reload()
    if page.locator("#launcher").is_visible():
        page.locator("#launcher").click()
    say(page, "seen")
    choose(page, photo)
    attached(page)
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Remove the photo")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Your photo")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert log_fits(page)


def test_all_that_can_be_tapped_has_a_name(page: Page, photo: Path) -> None:
    say(page, "red dress")
    say(page, "seen")
    choose(page, photo)
    attached(page)
    nameless = page.locator("button:visible, a:visible, textarea:visible").evaluate_all(
        "nodes => nodes.filter((node) => !(node.getAttribute('aria-label') || node.innerText.trim())).length"
    )
    assert nameless == 0


def test_showing_a_photo_breaks_no_policy(context: BrowserContext, shop: Shop, photo: Path) -> None:
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(shop.address)
    online(page)
    choose(page, photo)
    attached(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Your photo")).to_be_visible()
    assert told == []
