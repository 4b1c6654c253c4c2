import { judgeSideBySide } from './named-sandboxes.suite.ts'

judgeSideBySide(100)
