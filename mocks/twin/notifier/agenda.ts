/**
 * What is to be done at which time: a heap of appointments and one timer for the earliest of them.
 * Reads the clock it is handed and nothing else.
 */

/** Where time comes from. */
export interface Clock {
  /** Milliseconds from some beginning; never goes back. */
  now(): number
  /** Calls back after so many milliseconds; returns what calls it off. */
  timer(ms: number, call: () => void): () => void
}

/** Appointments. */
export interface Agenda {
  /** The time as this agenda sees it. */
  now(): number
  /** Calls back once the time has come. */
  at(time: number, call: () => void): void
  /** Lets time pass at once: what was due meanwhile is called now. */
  travel(ms: number): void
  /** Forgets everything. */
  clear(): void
}

interface Appointment {
  time: number
  call: () => void
}

/** The clock of this machine; a day that is set back does not disturb it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  timer(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

/** The longest a timer of the platform can be set to. */
const LONGEST_TIMER = 2 ** 31 - 1

/** Opens an empty agenda. */
export function createAgenda(clock: Clock): Agenda {
  const heap: Appointment[] = []
  let travelled = 0
  let callOff = (): void => {}
  const now = (): number => clock.now() + travelled
  const run = (): void => {
    callOff()
    for (let due = heap[0]; due !== undefined && due.time <= now(); due = heap[0]) {
      removeFirst(heap)
      due.call()
    }
    arm()
  }
  const arm = (): void => {
    callOff()
    const next = heap[0]
    // Rounded up: a timer that fires a moment early would be set again and again.
    callOff = next ? clock.timer(Math.min(Math.ceil(next.time - now()), LONGEST_TIMER), run) : () => {}
  }
  return {
    now,
    at(time, call) {
      const appointment = { time, call }
      insert(heap, appointment)
      if (heap[0] === appointment) arm()
    },
    travel(ms) {
      travelled += ms
      run()
    },
    clear() {
      heap.length = 0
      callOff()
    },
  }
}

function insert(heap: Appointment[], appointment: Appointment): void {
  let place = heap.push(appointment) - 1
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || parent.time <= appointment.time) break
    heap[place] = parent
    place = above
  }
  heap[place] = appointment
}

function removeFirst(heap: Appointment[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let place = 0
  for (;;) {
    const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
    const below = right !== undefined && left !== undefined && right.time < left.time ? right : left
    if (below === undefined || below.time >= last.time) break
    heap[place] = below
    place = below === left ? 2 * place + 1 : 2 * place + 2
  }
  heap[place] = last
}
