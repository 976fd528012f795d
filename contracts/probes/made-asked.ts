/**
 * Asks for whatever can be done with something that was made by a POST of which no life cycle speaks, each time of one
 * of its own, and reads it afterwards: what the data names may have come to where nothing more can be done with it.
 */
import { faultOf } from '../life/changes.ts'
import { aboutMade, begotten, isServed, makingOf, othersAbout } from '../life/made.ts'
import { isSafe } from '../transport/transport.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'made-asked',
  title: 'Whatever can be done with something that was made',
  aims: [],
  *journey(context) {
    const making = makingOf(context)
    const shower = making?.shower?.operation
    for (const operation of making && shower ? othersAbout(making) : []) {
      if (!making || !shower) return
      const made = yield* begotten(making, operation.id)
      const one = made && aboutMade(made, operation, `${operation.id} is asked for`)
      if (!made || !one) return
      const done = yield { ...one, fault: faultOf(operation.id, 'asked', one.chosen.special) }
      const look = aboutMade(made, shower, `is read after ${operation.id}`)
      if (look && isServed(done) && !isSafe(operation.method)) {
        yield { ...look, fault: faultOf(shower.id, operation.id, look.chosen.special) }
      }
    }
  },
})
