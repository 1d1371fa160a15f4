// Not transformed, so that `import` stays one: what is an ES module cannot be required.
module.exports.importModule = (name) => import(name)
