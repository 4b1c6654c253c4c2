import { findSetting, putSetting } from '../store/queries/settings.ts'
import { command } from '../store/command.ts'

/**
 * Stores a value of the service itself and returns the stored one. With `onlyNew` an earlier value
 * wins, so that nodes starting at the same time use the same one.
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
