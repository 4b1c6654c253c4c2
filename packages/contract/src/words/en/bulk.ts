export { bulkRules as bulk } from '../../bulk-rules.ts'
