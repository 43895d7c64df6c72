// @ts-check

/**
 * Makes the page as high as what is seen of it, so that its foot stands above a keyboard on the screen. Most browsers do so
 * by themselves, told by `interactive-widget`; Safari lays the keyboard over the page.
 */
export function stayAboveKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    // Who has zoomed in wants to see a part.
    if (Math.abs(seen.scale - 1) > 0.01) return;
    document.documentElement.style.setProperty("--seen", `${seen.height}px`);
    if (scrollY > 0) scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  seen.addEventListener("scroll", fit);
}
