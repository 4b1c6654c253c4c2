import { firstLoadLimit, measureFirstLoad, styleLimit } from './measure-first-load.ts'

const { total, files, styles } = await measureFirstLoad()
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
for (const { name, bytes } of files) process.stdout.write(`${kilobytes(bytes)} ${name}\n`)
process.stdout.write(`${kilobytes(total)} of ${kilobytes(firstLoadLimit)} for the first load\n`)
process.stdout.write(`${kilobytes(styles)} of ${kilobytes(styleLimit)} of style\n`)
if (total > firstLoadLimit || styles > styleLimit) process.exitCode = 1
