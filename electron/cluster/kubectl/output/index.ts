export { printableOf, printerOf, withoutManagedFields, type ObjectPrinter } from './printer'
export { relaxedPath } from './relaxed-path'
