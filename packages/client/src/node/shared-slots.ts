import { DatabaseSync } from 'node:sqlite'
import { farthestSlotMs, type SlotBook } from '../bulk/budget.ts'

/** Slots in a file, which have to be closed. */
export interface SharedSlots extends SlotBook, Disposable {
  close(): void
}

const busyMs = 5_000

/**
 * Opens the slots that the runs of one machine share, in an SQLite file: together they keep to one
 * budget. The file holds nothing that has to be kept.
 * @param file created where it is missing
 */
export function openSharedSlots(file: string): SharedSlots {
  const database = new DatabaseSync(file, { timeout: busyMs })
  // A slot that is lost with the machine is no loss.
  database.exec(`pragma journal_mode = wal; pragma synchronous = off;
    create table if not exists slot (
      key text primary key,
      next real not null,
      pause real not null
    ) strict, without rowid`)
  const take = database.prepare(`
    insert into slot (key, next, pause) values ($key, $now + $interval, 0)
    on conflict (key) do update set
      next = $interval + iif(max(next, pause) - $now > ${farthestSlotMs}, $now, max(next, pause, $now))
    returning next`)
  const pause = database.prepare(`
    insert into slot (key, next, pause) values ($key, 0, $until)
    on conflict (key) do update set pause = max(pause, $until)`)
  const read = database.prepare('select pause from slot where key = ?')
  return {
    take(key, interval, now) {
      const { next } = take.get({ $key: key, $now: now, $interval: interval }) ?? {}
      return Number(next) - interval
    },
    pause(key, until) {
      pause.run({ $key: key, $until: until })
    },
    pausedUntil: (key) => Number(read.get(key)?.['pause'] ?? 0),
    close: () => database.close(),
    [Symbol.dispose]: () => database.close(),
  }
}
