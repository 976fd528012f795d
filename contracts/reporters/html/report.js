/**
 * What the page adds for those who run scripts: a filter, copy buttons, details that open when they are led to.
 * Touches nothing but this page; asks no network.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const search = document.getElementById('filter')
const field = (name) => document.getElementById(`filter-${name}`)
const boxes = all('input[type="checkbox"]', search)
const findings = all('.finding').map((element) => ({
  element,
  ...element.dataset,
  text: element.dataset.text.toLowerCase(),
}))

/** What is asked for. */
function wanted() {
  return {
    text: field('text').value.trim().toLowerCase(),
    operation: field('operation').value,
    check: field('check').value,
    states: new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
  }
}

/** Shows the findings that are asked for; returns them. */
function filterFindings({ text, operation, check, states }) {
  const shown = findings.filter(
    (finding) =>
      states.has(finding.state) &&
      (operation === '' || finding.operation === operation) &&
      (check === '' || finding.check === check) &&
      finding.text.includes(text),
  )
  const kept = new Set(shown.map(({ element }) => element))
  for (const { element } of findings) element.hidden = !kept.has(element)
  for (const cause of all('.cause')) cause.hidden = !cause.querySelector('.finding:not([hidden])')
  return shown
}

/** Shows the rows and columns of one matrix that are asked for; returns the number of rows. */
function filterMatrix(table, { text, operation, check, states }, shown) {
  const rows = all('tbody tr', table)
  const heads = all('thead th', table)
  const named = heads.map((head) => `${head.textContent} ${head.title}`.toLowerCase().includes(text))
  const rowNamed = rows.map((row) => row.dataset.text.toLowerCase().includes(text))
  // A text names operations, or else checks, or else it stands in findings.
  const byRow = rowNamed.includes(true)
  const byColumn = !byRow && named.slice(1).includes(true)
  const found = new Set(shown.map((finding) => finding.operation))
  const columns = heads.map(
    (head, index) => index === 0 || ((check === '' || head.dataset.check === check) && (!byColumn || named[index])),
  )
  let count = 0
  for (const [place, row] of rows.entries()) {
    const cells = [...row.children]
    const on = cells.map((cell, index) => columns[index] && states.has(cell.dataset.state))
    const meant = byRow ? rowNamed[place] : byColumn || found.has(row.dataset.operation)
    const show = meant && on.includes(true) && (operation === '' || row.dataset.operation === operation)
    row.hidden = !show
    if (show) count += 1
    for (const [index, cell] of cells.entries()) {
      cell.hidden = !columns[index]
      cell.classList.toggle('off', index > 0 && cell.dataset.state !== undefined && !on[index])
    }
  }
  for (const [index, head] of heads.entries()) head.hidden = !columns[index]
  return count
}

/** Applies the filter to everything it concerns. */
function apply() {
  const asked = wanted()
  const shown = filterFindings(asked)
  const operations = all('table.matrix').reduce((sum, table) => sum + filterMatrix(table, asked, shown), 0)
  const of = all('.matrix tbody tr').length
  field('shown').textContent = `${operations} of ${of} operations, ${shown.length} of ${findings.length} findings shown`
}

/** Shows everything again. */
function reset() {
  for (const name of ['text', 'operation', 'check']) field(name).value = ''
  for (const box of boxes) box.checked = true
  apply()
}

/** Opens what the address leads to, and shows it even when the filter hides it. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const finding = target?.closest('.finding')
  if (!finding) return
  finding.hidden = false
  finding.closest('.cause').hidden = false
  finding.open = true
  target.scrollIntoView()
}

/** Copies a text; pages from disk may be refused the clipboard, then the text is selected for the reader. */
async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent)
    button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(code)
    button.textContent = 'Selected'
  }
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
}

for (const figure of all('.curl')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Copy'
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', () => copy(figure.querySelector('code'), button))
  figure.querySelector('figcaption').append(' ', button)
}

let closed = []
addEventListener('beforeprint', () => {
  closed = all('details:not([open])')
  for (const details of closed) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of closed) details.open = false
})

search.hidden = false
search.addEventListener('input', apply)
field('reset').addEventListener('click', reset)
addEventListener('hashchange', reveal)
apply()
if (location.hash) reveal()
