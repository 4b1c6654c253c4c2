import { firstLoadLimit, measureFirstLoad } from './measure-first-load.ts'

const { total, files } = await measureFirstLoad()
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
for (const { name, bytes } of files) process.stdout.write(`${kilobytes(bytes)} ${name}\n`)
process.stdout.write(`${kilobytes(total)} of ${kilobytes(firstLoadLimit)} for the first load\n`)
if (total > firstLoadLimit) process.exitCode = 1
