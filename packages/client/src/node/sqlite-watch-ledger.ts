import { bulkFinding } from '@accredit/contract/bulk-rules'
import type { WatchDelivery, WatchedCustomer, WatchLedger } from '../watch/ledger.ts'
import { openLedgerFile, type LedgerForm } from './ledger-file.ts'

/** A watch's ledger in a file, which has to be closed. */
export interface FileWatchLedger extends WatchLedger, Disposable {
  close(): void
}

const form: LedgerForm = {
  // "ACWL"
  applicationId: 0x41_43_57_4c,
  version: 1,
  tables: `create table if not exists watch (
      one integer primary key,
      service text not null,
      partner text not null,
      since text not null,
      read_from text
    ) strict;
    create table if not exists customer (
      id text primary key,
      name text not null,
      qualifications text not null
    ) strict, without rowid;
    create table if not exists seen (id text primary key, at text not null) strict, without rowid;
    create table if not exists event (
      position integer primary key autoincrement,
      id text not null unique,
      batch integer not null,
      customer_name text not null,
      body text not null,
      told_at real not null
    ) strict;
    create table if not exists delivery (
      receiver text not null,
      position integer not null,
      failures integer not null default 0,
      due_at real default 0,
      primary key (receiver, position)
    ) strict, without rowid`,
  damaged: (ledger) => bulkFinding('WatchLedgerDamaged', { ledger }),
  full: (ledger, reason) => bulkFinding('WatchLedgerFull', { ledger, reason }),
}

/** Time for which events are kept after they were told, and those for a receiver that is not named again. */
const keptMs = 30 * 86_400_000

/**
 * Opens the ledger of a watch in an SQLite file. What is written is on the disk once a call resolves.
 * @param file created where it is missing; only its owner can read it
 * @throws BulkError `LedgerUnknown`, `WatchLedgerDamaged`, `WatchLedgerFull`; the system's own error where it does
 *   not let the file be written
 */
export function openWatchLedger(file: string): FileWatchLedger {
  const opened = openLedgerFile(file, form)
  const { database, guard, write, close } = opened
  const prepare = (sql: string) => guard(() => database.prepare(sql))
  const statements = {
    watch: prepare('select * from watch'),
    customers: prepare('select * from customer'),
    seen: prepare('select id from seen'),
    open: prepare('insert into watch (one, service, partner, since) values (1, ?, ?, ?)'),
    putCustomer: prepare('replace into customer values (?, ?, ?)'),
    removeCustomer: prepare('delete from customer where id = ?'),
    putSeen: prepare('replace into seen values (?, ?)'),
    forgetSeen: prepare('delete from seen where at < ?'),
    nextBatch: prepare('select coalesce(max(batch), 0) + 1 as batch from event'),
    putEvent: prepare(
      `insert into event (id, batch, customer_name, body, told_at) values (?, ?, ?, ?, ?)
       on conflict (id) do nothing returning position`,
    ),
    putDelivery: prepare('insert into delivery (receiver, position) values (?, ?)'),
    readFrom: prepare('update watch set read_from = ?'),
    waiting: prepare(`select event.body, event.customer_name, delivery.failures, delivery.due_at
      from delivery join event using (position)
      where receiver = $receiver and due_at is not null and batch = (
        select batch from delivery join event using (position)
        where receiver = $receiver and due_at is not null
        order by position limit 1
      )
      order by position`),
    settle: prepare(
      `delete from delivery
       where receiver = ? and position = (select position from event where id = ?)`,
    ),
    postpone: prepare(
      `update delivery set failures = failures + 1, due_at = ?
       where receiver = ? and position = (select position from event where id = ?)`,
    ),
  }

  return {
    name: file,
    hold: async () => {
      const release = opened.hold()
      guard(() =>
        database.exec(`update delivery set failures = 0 where due_at is null;
          update delivery set due_at = 0`),
      )
      return release
    },
    read: async () =>
      guard(() => {
        const row = statements.watch.get()
        return {
          ...(row && {
            opened: {
              service: String(row['service']),
              partner: String(row['partner']),
              since: String(row['since']),
            },
            ...(row['read_from'] !== null && { readFrom: String(row['read_from']) }),
          }),
          customers: statements.customers.all().map(readCustomer),
          seen: new Set(statements.seen.all().map(({ id }) => String(id))),
        }
      }),
    open: ({ service, partner, since }) =>
      write(() => void statements.open.run(service, partner, since)),
    commit: ({ customers = [], gone = [], seen = [], told = [], readFrom }) =>
      write(() => {
        for (const { id, name, qualifications } of customers) {
          statements.putCustomer.run(id, name, JSON.stringify(qualifications))
        }
        for (const id of gone) statements.removeCustomer.run(id)
        for (const { id, at } of seen) statements.putSeen.run(id, at)
        const now = Date.now()
        const batch = Number(statements.nextBatch.get()?.['batch'])
        for (const { event, customerName, receivers } of told) {
          const body = JSON.stringify(event)
          const put = statements.putEvent.get(event.id, batch, customerName, body, now)
          if (!put) continue
          for (const receiver of receivers) {
            statements.putDelivery.run(receiver, Number(put['position']))
          }
        }
        if (readFrom === undefined) return
        statements.readFrom.run(readFrom)
        // The log is read by days.
        statements.forgetSeen.run(readFrom.slice(0, 10))
        forget(now - keptMs)
      }),
    waiting: async (receiver) =>
      guard(() =>
        statements.waiting.all({ $receiver: receiver }).map((row) => ({
          event: JSON.parse(String(row['body'])) as WatchDelivery['event'],
          customerName: String(row['customer_name']),
          failures: Number(row['failures']),
          dueAt: Number(row['due_at']),
        })),
      ),
    settle: (receiver, eventIds) =>
      write(() => {
        for (const id of eventIds) statements.settle.run(receiver, id)
      }),
    postpone: (receiver, eventIds, dueAt) =>
      write(() => {
        for (const id of eventIds) statements.postpone.run(dueAt ?? null, receiver, id)
      }),
    close,
    [Symbol.dispose]: close,
  }

  /** Only those who are named have their deliveries put off or settled; the others' are too old here. */
  function forget(before: number): void {
    const old = 'select position from event where told_at < ?'
    database.prepare(`delete from delivery where position in (${old})`).run(before)
    database.prepare('delete from event where told_at < ?').run(before)
  }
}

function readCustomer(row: Record<string, unknown>): WatchedCustomer {
  return {
    id: String(row['id']),
    name: String(row['name']),
    qualifications: JSON.parse(String(row['qualifications'])) as WatchedCustomer['qualifications'],
  }
}
