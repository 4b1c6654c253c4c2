import { command } from './command.ts'
import { putSetting } from './queries/settings.ts'

const name = 'store.room'
/** Characters that must fit on a disk that was full; a smaller commit often still fits. */
const wanted = 65_536

/**
 * Commands that show whether a store has room again after a failed commit: one fills, one empties.
 * Two commands, because only a commit needs the room on the disk.
 */
export const roomCommands = [
  command('fillRoom', (transaction) => putSetting(transaction, name, 'x'.repeat(wanted))),
  command('emptyRoom', (transaction) => putSetting(transaction, name, '')),
] as const
