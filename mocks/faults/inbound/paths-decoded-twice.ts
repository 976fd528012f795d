/** A gateway undoes the escapes of a path and hands it on; the service behind it undoes them again. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'paths-decoded-twice',
  api: 'inbound',
  family: 'request',
  title: 'Undoes the escapes of a path twice',
  evidence: 'stated',
  respond: (next) => (call) => next({ ...call, target: call.target.replace(/^[^?]*/, undone) }),
})

/** A path with its escaped percent signs as percent signs. */
const undone = (path: string) => path.replaceAll('%25', '%')
