import { operatorChain } from '../../src/store/operator-chain.ts'

import * as checkpoints from '../../src/store/queries/audit-checkpoints.ts'
import { listAuditAt, listAuditBetween } from '../../src/store/queries/audit-pages.ts'

import * as seals from '../../src/store/queries/audit-seals.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'

import * as operatorSeals from '../../src/store/queries/operator-seals.ts'
import { now, partners, past, tenants } from '../support/lookalikes.ts'

import { read, readInAnyOrder, type Read } from './read.ts'

const partnerId = partners.A
const customerId = tenants.X
const day = 86_400_000
const log = { partnerId, from: past, to: now, backwards: false, limit: 10 }
const newest = [past, 12] as const

/** Reads of the logs and their seals, each with all that it may find. */
export const logReads: readonly Read[] = [
  read(checkpoints.findLastCheckpoint, [], ['3 seal']),
  read(checkpoints.findLastRetention, [], ['2 retention']),
  read(checkpoints.findCheckpoint, [{ number: 3 }], ['3 seal']),
  read(checkpoints.listCheckpoints, [{ after: 1, limit: 10 }], ['2 retention', '3 seal']),
  read(
    listAuditBetween,
    [log],
    ['A X ada@contoso.example', 'A Z ada@contoso.example', 'A Y ada@contoso.example'],
  ),
  read(
    listAuditBetween,
    [{ ...log, from: past - 100 * day, customerId }],
    ['A X ada@contoso.example', 'A X ada@contoso.example'],
  ),
  read(listAuditBetween, [{ ...log, to: past }], []),
  read(listAuditBetween, [{ ...log, from: past + 1 }], []),
  read(listAuditBetween, [{ ...log, nameParts: ['nobody'] }], []),
  read(listAuditBetween, [{ ...log, resourceType: 'order' }], []),
  read(
    listAuditBetween,
    [{ ...log, after: newest }],
    ['A Z ada@contoso.example', 'A Y ada@contoso.example'],
  ),
  read(listAuditBetween, [{ ...log, before: newest }], []),
  read(listAuditBetween, [{ ...log, before: [past, 11] }], ['A X ada@contoso.example']),
  read(
    listAuditAt,
    [{ partnerId, operationDate: past }],
    ['A Y ada@contoso.example', 'A Z ada@contoso.example', 'A X ada@contoso.example'],
  ),
  read(seals.listUnsealedLines, [{ after: 0, limit: 10 }], []),
  read(seals.findLastSeal, [partnerId], ['A 6']),
  read(seals.listSeals, [{ partnerId, numbers: [2, 3] }], ['A 2', 'A 3']),
  read(seals.hasLine, [{ partnerId, seq: 7 }], ['true']),
  read(seals.hasLine, [{ partnerId, seq: 1 }], ['false']),
  read(seals.listSealedLines, [{ partnerId, after: 4, limit: 10 }], ['A 5 line', 'A 6 line']),
  read(seals.listUnsealedNumbers, [{ partnerId, limit: 10 }], []),
  readInAnyOrder(seals.listChains, [], ['A', 'B']),
  read(listOperatorRecords, [1], ['ada@tests code.removed']),
  read(operatorSeals.listUnsealedChanges, [10], []),
  read(
    operatorSeals.listSealedChanges,
    [{ after: 1, limit: 10 }],
    ['00000000-0000-0000-0000-000000000000 2 line'],
  ),
  read(operatorSeals.listUnsealedChangeNumbers, [10], []),
  read(operatorSeals.hasChange, [2], ['true']),
  read(operatorSeals.hasChange, [7], ['false']),
  read(seals.findLastSeal, [operatorChain], ['00000000-0000-0000-0000-000000000000 2']),
]
