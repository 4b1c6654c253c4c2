import { commands as serviceCommands } from '../commands.ts'
import { changeIssuerStateCommand } from '../identity/issuer/change-issuer-state.ts'
import { registerCommands } from '../store/command.ts'
import { generateCustomersCommand } from './generate-customers.ts'
import { resetSandboxCommand, seedSandboxCommand } from './seed.ts'
import { triggerEventCommand } from './trigger-event.ts'
import { readContentCommand, restoreSandboxCommand } from './snapshots.ts'
import { hastenVerdictCommand } from './verdicts.ts'

/** The writes of a sandbox: those of the service, and its own, which production does not know. */
export const commands = registerCommands([
  ...serviceCommands.values(),
  changeIssuerStateCommand,
  seedSandboxCommand,
  resetSandboxCommand,
  generateCustomersCommand,
  triggerEventCommand,
  readContentCommand,
  restoreSandboxCommand,
  hastenVerdictCommand,
])
