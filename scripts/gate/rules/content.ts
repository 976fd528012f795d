/** How a text holds something else: its encoding and its media type. */
import { defineRule } from './rule.ts'

export default defineRule({
  id: 'content',
  keywords: ['contentEncoding', 'contentMediaType', 'contentSchema'],
  rationale: 'A text that is encoded in another way is read wrongly.',
  example: { base: { contentEncoding: 'base64' }, head: { contentEncoding: 'base16' }, effect: 'different' },
  compare({ plain: base }, { plain: head }) {
    return ['contentEncoding', 'contentMediaType'].flatMap((name) =>
      base[name] === head[name] ? [] : [{ effect: 'different' as const, before: base[name], after: head[name] }],
    )
  },
})
