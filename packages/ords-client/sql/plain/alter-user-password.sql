alter user DEMO identified by "{{password}}" account unlock
