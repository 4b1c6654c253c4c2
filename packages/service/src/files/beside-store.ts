/** Name of the file, in the data folder, with the key that seals the activity log. */
export const auditKeyName = 'audit-key.pem'

/** Name of the file, in the data folder, with the key that seals the secrets of webhooks. */
export const secretsKeyName = 'secrets.key'

/** Keys in the data folder without which a copy of the store is not served as before. */
export const keyNames = [auditKeyName, secretsKeyName] as const

/** Entries of the data folder that no copy of the store holds. */
export const besideStore = [...keyNames, 'tls'] as const
