export { printableOf, printerOf, type ObjectPrinter } from './printer'
export { relaxedPath } from './relaxed-path'
