import { bulkWrites } from './bulk-writes.ts'
import { deskWrites } from './desk-writes.ts'
import { eventWrites } from './event-writes.ts'
import { mailWrites } from './mail-writes.ts'
import { operatorWrites } from './operator-writes.ts'
import { partnerWrites } from './partner-writes.ts'
import { signInWrites } from './sign-in-writes.ts'
import { upkeepWrites } from './upkeep-writes.ts'
import { webhookWrites } from './webhook-writes.ts'
import type { Among } from './write.ts'

/** Every command with what it may change. */
export const writes: readonly Among[] = [
  ...partnerWrites,
  ...deskWrites,
  ...operatorWrites,
  ...signInWrites,
  ...upkeepWrites,
  ...eventWrites,
  ...webhookWrites,
  ...bulkWrites,
  ...mailWrites,
]
