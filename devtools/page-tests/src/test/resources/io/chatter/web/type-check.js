/**
 * Type-checks a project that is given as a map of absolute path to text, with the TypeScript compiler that the page has
 * loaded. esbuild only strips types; this is what holds the sources to them. Returns the findings, one line each.
 */
(files) => {
  const ts = window.ts;
  const directories = new Set(
    Object.keys(files).flatMap((path) => path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/') || '/')),
  );
  const { options, errors } = ts.convertCompilerOptionsFromJson(JSON.parse(files['/tsconfig.json']).compilerOptions, '/');
  const host = {
    fileExists: (path) => path in files,
    readFile: (path) => files[path],
    directoryExists: (path) => directories.has(path),
    getDirectories: () => [],
    getSourceFile: (path, version) => (path in files ? ts.createSourceFile(path, files[path], version) : undefined),
    getDefaultLibFileName: () => '/lib/lib.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    realpath: (path) => path,
    writeFile: () => {},
  };
  const roots = Object.keys(files).filter((path) => path.startsWith('/src/'));
  const program = ts.createProgram(roots, options, host);
  return [...errors, ...ts.getPreEmitDiagnostics(program)].map((found) => {
    const where = found.file ? `${found.file.fileName}:${found.file.getLineAndCharacterOfPosition(found.start).line + 1} ` : '';
    return where + ts.flattenDiagnosticMessageText(found.messageText, ' ');
  });
};
