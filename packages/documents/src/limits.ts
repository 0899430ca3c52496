const MB = 1024 * 1024;

/**
 * How much one document may ask of the machine. The largest plans known are 2 MB of Word; a hundred times the 2022 notice still
 * fits. Past these a file is refused, so that no upload can hold up or fill the server.
 */
export const limits = {
  fileBytes: 50 * MB,
  zipEntries: 10_000,
  /** One inflated part of an Office file. */
  partBytes: 64 * MB,
  /** All parts together, as declared, read or not. */
  archiveBytes: 1024 * MB,
  /** Office XML shrinks 10 to 40 times; deflate ends near 1032. */
  partRatio: 250,
  ratioMattersFrom: 8 * MB,
  xmlDepth: 1_000,
  htmlDepth: 2_000,
  htmlElements: 300_000,
  columns: 256,
  cells: 250_000,
  /** Of the linear text: three hundred notices one behind the other. */
  characters: 6_000_000,
  /** Rows times columns of a sheet, blanks included. */
  gridPlaces: 1_000_000,
} as const;
