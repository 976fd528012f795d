/**
 * What the page adds for those who run scripts: a filter, keys, changes that open when they are led to.
 * Touches nothing but this page; asks no network.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const search = document.getElementById('filter')
const field = (name) => document.getElementById(`filter-${name}`)
const changes = all('.change')

/** Shows the changes that are asked for. */
function apply() {
  const text = field('text').value.trim().toLowerCase()
  const operation = field('operation').value
  const from = field('from').value
  const states = new Set(all('input:checked', search).map((box) => box.value))
  let count = 0
  for (const change of changes) {
    const { state, from: sender, operations, text: words } = change.dataset
    const isShown =
      states.has(state) &&
      (from === '' || sender === from) &&
      (operation === '' || operations.split('\t').includes(operation)) &&
      words.toLowerCase().includes(text)
    change.hidden = !isShown
    if (isShown) count += 1
  }
  for (const cause of all('.cause')) cause.hidden = !cause.querySelector('.change:not([hidden])')
  field('shown').textContent = `${count} of ${changes.length} changes shown`
}

/** Shows everything again. */
function reset() {
  for (const name of ['text', 'operation', 'from']) field(name).value = ''
  for (const box of all('input[type="checkbox"]', search)) box.checked = true
  apply()
}

/** Opens the change that the address leads to, even one that the filter hides. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target?.classList.contains('change')) return
  target.hidden = false
  target.closest('.cause').hidden = false
  target.open = true
  target.scrollIntoView()
}

/** Goes to the change after the one with the focus, or to the one before it. */
function go(step) {
  const summaries = all('.change:not([hidden]) > summary')
  const at = summaries.findIndex((summary) => summary.parentElement.contains(document.activeElement))
  const next = at === -1 ? (step > 0 ? 0 : summaries.length - 1) : at + step
  summaries[Math.min(Math.max(next, 0), summaries.length - 1)]?.focus()
}

/** Keys of the page; none where somebody writes. */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return
  if (event.key === '/') field('text').focus()
  else if (event.key === 'j') go(1)
  else if (event.key === 'k') go(-1)
  else return
  event.preventDefault()
}

if (search) {
  search.hidden = false
  search.addEventListener('input', apply)
  field('reset').addEventListener('click', reset)
  addEventListener('keydown', press)
  addEventListener('hashchange', reveal)
  apply()
  if (location.hash) reveal()
}
