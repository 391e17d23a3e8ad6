// The vendor's clients warn on the console of each refused request; suites that refuse on purpose do not.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
