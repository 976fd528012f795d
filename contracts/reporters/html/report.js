/**
 * What the page adds for those who run scripts: a filter, copy buttons, details that open when they are led to.
 * Touches nothing but this page; asks no network.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const search = document.getElementById('filter')
const input = document.getElementById('filter-text')
const shown = document.getElementById('filter-shown')
const boxes = all('input[type="checkbox"]', search)

/** Shows the rows and columns of one matrix that are asked for; returns the number of rows shown. */
function filterMatrix(table, query, states) {
  const rows = all('tbody tr', table)
  const heads = all('thead th', table)
  const byName = rows.filter((row) => row.dataset.text.toLowerCase().includes(query))
  const named = (head) => `${head.textContent} ${head.title}`.toLowerCase().includes(query)
  const byCheck = byName.length === 0
  const columns = heads.map((head, index) => index === 0 || !byCheck || named(head))
  let count = 0
  for (const row of rows) {
    const cells = [...row.children]
    const wanted = cells.map((cell, index) => columns[index] && states.has(cell.dataset.state))
    const show = wanted.includes(true) && (byCheck || byName.includes(row))
    row.hidden = !show
    if (show) count += 1
    cells.forEach((cell, index) => {
      cell.hidden = !columns[index]
      cell.classList.toggle('off', index > 0 && !wanted[index])
    })
  }
  heads.forEach((head, index) => {
    head.hidden = !columns[index]
  })
  return count
}

/** Applies the filter to everything it concerns. */
function apply() {
  const query = input.value.trim().toLowerCase()
  const states = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
  const matrices = all('table.matrix')
  const operations = matrices.reduce((sum, table) => sum + filterMatrix(table, query, states), 0)
  const findings = all('.finding')
  for (const finding of findings) {
    finding.hidden = !states.has(finding.dataset.state) || !finding.dataset.text.toLowerCase().includes(query)
  }
  for (const cause of all('.cause')) cause.hidden = all('.finding', cause).every((finding) => finding.hidden)
  const left = findings.filter((finding) => !finding.hidden).length
  shown.textContent = `${operations} of ${all('.matrix tbody tr').length} operations, ${left} of ${findings.length} findings shown`
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
addEventListener('hashchange', reveal)
apply()
if (location.hash) reveal()
