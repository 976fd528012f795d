/**
 * Runs inside a page: the texts whose contrast to what is behind them is too low. Its value is the list.
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
;(() => {
  const parse = (text) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const channel = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const behind = (element) => {
    if (element === null) return [255, 255, 255, 1]
    const colour = parse(getComputedStyle(element).backgroundColor)
    return colour[3] === 1 ? colour : over(colour, behind(element.parentElement))
  }
  const faint = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || text === '' || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName)) continue
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    const style = getComputedStyle(element)
    const back = behind(element)
    const [a = 0, b = 0] = [luminance(over(parse(style.color), back)), luminance(back)].sort((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const least = large ? 3 : 4.5
    if (ratio < least)
      faint.add(`${element.tagName.toLowerCase()} "${text.slice(0, 40)}": ${ratio.toFixed(2)}, not ${least}`)
  }
  return [...faint]
})()
