/** The lab as a page: the verdict, the matrix, and nothing that a title could inject. */
import { describe, expect, it } from 'vitest'
import { labHtml } from '../../../scripts/lab/html.ts'
import { done, failing, fault, report } from './given.ts'

const clean = [done('suite', undefined, []), done('dredd', undefined, [])]
const found = done('suite', 'a', [failing('x', 'must'), failing('y', 'may')])

describe('the page', () => {
  it('says that everything is found', () => {
    const page = labHtml(report([fault('a')], [...clean, found, done('dredd', 'a', [])]))
    expect(page).toContain('1 of 1 violations found, 0 false alarms on clean servers</p>')
    expect(page).not.toContain('Not as it should be')
  })

  it('has a sign where a check found a fault, and where a rival did', () => {
    const page = labHtml(report([fault('a')], [...clean, found, done('dredd', 'a', [failing('z')])]))
    const [, row] = page.split('<tbody>\n').at(-1)?.split('<tr>') ?? []
    expect(row).toBe(`<th scope="row"><code>a</code> <small>outbound, must: Does a</small></th>
<td>✓</td><td class="pass" title="found"><span aria-hidden="true">✓</span><span class="heard">found</span></td>\
<td class="must" title="check-x: must"><span aria-hidden="true">✗</span><span class="heard">check-x: must</span></td>\
<td class="may" title="check-y: may"><span aria-hidden="true">i</span><span class="heard">check-y: may</span></td></tr>
</tbody>
</table></div>
</main>
</body>
</html>
`)
  })

  it('names a survivor', () => {
    const page = labHtml(report([fault('a')], [...clean, done('suite', 'a', [])]))
    expect(page).toContain('<span class="heard">survives</span>')
    expect(page).toContain('<li><span dir="auto">survivor: outbound a: Does a</span></li>')
  })

  it('takes no markup from what a server said', () => {
    const alarm = { ...failing('x', 'must'), text: '<script>alert(1)</script>' }
    const page = labHtml(report([fault('a')], [done('suite', undefined, [alarm]), found]))
    expect(page).not.toContain('<script')
  })

  it('loads nothing', () => {
    expect(labHtml(report([fault('a')], [...clean, found]))).not.toMatch(/(src|href)=|url\(|@import/)
  })
})
