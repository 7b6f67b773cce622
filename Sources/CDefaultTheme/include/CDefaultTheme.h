void default_theme(void);
