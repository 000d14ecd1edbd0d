import fc from "fast-check";

// The same examples in every run, so that a failure is always the change's own.
fc.configureGlobal({ seed: 20_310_105 });

export { fc };
