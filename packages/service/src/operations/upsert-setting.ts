import { findSetting, putSetting } from '../store/queries/settings.ts'
import { command } from '../store/command.ts'

/**
 * Keeps a value of the service's own and answers what is kept. With `onlyNew` an earlier value
 * wins, so that of several nodes that start at once all use the same.
 */
export const upsertSettingCommand = command(
  'upsertSetting',
  async (
    transaction,
    setting: { name: string; value: string; onlyNew?: boolean },
  ): Promise<string> => {
    const { name, value, onlyNew } = setting
    const earlier = onlyNew ? await findSetting(transaction, name) : undefined
    if (earlier !== undefined) return earlier
    await putSetting(transaction, name, value)
    return value
  },
)
